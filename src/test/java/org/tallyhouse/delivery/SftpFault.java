package org.tallyhouse.delivery;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;

/** What a bank's server does wrong with a file, and how often a file got its name there. */
public class SftpFault implements SftpEventListener, AutoCloseable {
    /** Where it goes wrong. */
    public enum At {
        /** Some of the bytes are there. */
        WRITE,
        /** All bytes are there under the temporary name. */
        BEFORE_RENAME,
        /** The file has its name, and the answer does not come. */
        AFTER_RENAME,
        /** The file has its name, its .ok file does not come. */
        OK_FILE
    }

    /** What goes wrong. */
    public enum How {
        /** The connection is lost. */
        DROPS,
        /** Nothing is answered any more. */
        HANGS,
        /** Each answer takes a while. */
        IS_SLOW
    }

    private static final int SLOW_MILLIS = 200;

    private final At at;
    private final How how;
    private final long bytes;
    private final AtomicInteger left;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger renames = new AtomicInteger();

    /** @param bytes that may be written before {@link At#WRITE} */
    SftpFault(At at, How how, long bytes) {
        this(at, how, bytes, Integer.MAX_VALUE);
    }

    /** @param times how often it goes wrong before all is well again */
    public SftpFault(At at, How how, long bytes, int times) {
        this.at = at;
        this.how = how;
        this.bytes = bytes;
        this.left = new AtomicInteger(times);
    }

    /** Files, and .ok files, that got their name. */
    public int renames() {
        return renames.get();
    }

    @Override
    public void writing(
            ServerSession session,
            String remoteHandle,
            FileHandle localHandle,
            long offset,
            byte[] data,
            int dataOffset,
            int dataLen)
            throws IOException {
        boolean isOk = localHandle.getFile().getFileName().toString().contains(".ok.");
        if ((at == At.OK_FILE && isOk) || (at == At.WRITE && offset >= bytes)) {
            goWrong(session);
        }
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) throws IOException {
        if (at == At.BEFORE_RENAME) {
            goWrong(session);
        }
    }

    @Override
    public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown)
            throws IOException {
        if (thrown == null) {
            renames.incrementAndGet();
        }
        if (at == At.AFTER_RENAME) {
            goWrong(session);
        }
    }

    private void goWrong(ServerSession session) throws IOException {
        if (left.getAndDecrement() <= 0) {
            return;
        }
        goingWrong();
        switch (how) {
            case DROPS -> {
                session.close(true);
                throw new IOException("dropped");
            }
            case HANGS -> {
                await();
                throw new IOException("hung");
            }
            case IS_SLOW -> sleep();
        }
    }

    /** What else happens in that moment, for a test. */
    protected void goingWrong() throws IOException {}

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever hangs is let go. */
    @Override
    public void close() {
        end.countDown();
    }
}

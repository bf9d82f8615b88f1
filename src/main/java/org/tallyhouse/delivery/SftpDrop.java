package org.tallyhouse.delivery;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.tallyhouse.layout.FileFacts;

/** A folder of a bank's SFTP server. Each put is a session of its own. */
record SftpDrop(SftpTarget target, Secrets secrets) implements BankDrop {

    @Override
    public void put(FileToPut file, PutGuard guard) {
        DropName name = new DropName(file.name());
        try (SftpConnection connection = SftpConnection.open(target, secrets)) {
            put(connection.sftp(), file, name, guard);
        } catch (IOException e) {
            throw notPut(name, e);
        }
    }

    @Override
    public boolean withdraw(String name, String mark) {
        DropName dropName = new DropName(name);
        try (SftpConnection connection = SftpConnection.open(target, secrets)) {
            connection.sftp().remove(target.path(dropName.temporary(mark)));
            return true;
        } catch (IOException e) {
            if (isNotThere(e)) {
                return false;
            }
            throw notPut(dropName, e);
        }
    }

    private DropFailed notPut(DropName name, IOException cause) {
        return new DropFailed(
                DropFault.NOT_PUT
                        .says("{file} cannot be put: {cause}")
                        .in(target.place(name.text()))
                        .because(cause),
                cause);
    }

    private void put(SftpClient sftp, FileToPut file, DropName name, PutGuard guard) throws IOException {
        if (!find(sftp, target.folder()).map(Attributes::isDirectory).orElse(false)) {
            throw new DropFailed(DropFault.NO_FOLDER
                    .says("{file} cannot be put: folder {value} is not there; ask the bank for its name, or make it")
                    .in(target.place(name.text()))
                    .about("folder", target.folder()));
        }
        Optional<Attributes> there = findItself(sftp, target.path(name.text()));
        if (there.isEmpty()) {
            upload(sftp, file, name, guard);
        } else if (there.get().isRegularFile()) {
            requireSame(sftp, file, name.text());
        } else {
            throw DropFailed.noPlainFile(target.place(name.text()));
        }
    }

    private void requireSame(SftpClient sftp, FileToPut file, String name) throws IOException {
        String there = sha256There(sftp, name);
        if (!there.equals(file.sha256())) {
            throw DropFailed.otherBytes(target.place(name), file, there);
        }
    }

    private String sha256There(SftpClient sftp, String name) throws IOException {
        try (InputStream bytes = sftp.read(target.path(name))) {
            return FileFacts.sha256(bytes);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED) {
                throw new DropFailed(
                        DropFault.OTHER_BYTES
                                .says(
                                        "{file} is there, but may not be read, so it is not known to be the same; ask the bank")
                                .in(target.place(name)),
                        e);
            }
            throw e;
        }
    }

    private void upload(SftpClient sftp, FileToPut file, DropName name, PutGuard guard) throws IOException {
        String temporary = target.path(name.temporary(guard.mark()));
        guard.beforePut();
        try {
            write(sftp, file, temporary);
            guard.beforeRename();
            rename(sftp, temporary, target.path(name.text()), guard);
        } catch (IOException | RuntimeException e) {
            removeIfThere(sftp, temporary, e);
            throw e;
        }
    }

    /** Exclusive: where a name is taken, also by a link, the server opens nothing. */
    private static void write(SftpClient sftp, FileToPut file, String temporary) throws IOException {
        CountingOutput sent;
        try (OutputStream bytes = sftp.write(temporary, OpenMode.Create, OpenMode.Write, OpenMode.Exclusive)) {
            sent = new CountingOutput(bytes);
            file.copyTo(sent);
        }
        sync(sftp, temporary);
        long size = sftp.lstat(temporary).getSize();
        if (size != sent.count()) {
            throw new DropFailed(DropFault.NOT_PUT
                    .says("{file} has {actual} bytes after the upload, {cause} has {expected}; put it again")
                    .in(temporary)
                    .figures(sent.count(), size)
                    .because(file.path().toString()));
        }
    }

    private static void removeIfThere(SftpClient sftp, String temporary, Exception failure) {
        try {
            sftp.remove(temporary);
        } catch (IOException e) {
            // the next try takes it away
            failure.addSuppressed(e);
        }
    }

    private static final class CountingOutput extends FilterOutputStream {
        private long count;

        CountingOutput(OutputStream to) {
            super(to);
        }

        long count() {
            return count;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }

        @Override
        public void write(int single) throws IOException {
            out.write(single);
            count++;
        }
    }

    private static void sync(SftpClient sftp, String path) throws IOException {
        OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
        if (fsync != null && fsync.isSupported()) {
            try (SftpClient.CloseableHandle handle = sftp.open(path, OpenMode.Write)) {
                fsync.fsync(handle);
            }
        }
    }

    /** The plain rename of the protocol, which replaces nothing. */
    private static void rename(SftpClient sftp, String from, String to, PutGuard guard) throws IOException {
        try {
            sftp.rename(from, to);
        } catch (SftpException e) {
            if (findItself(sftp, from).isPresent()) {
                guard.renameRefused();
            }
            throw e;
        }
    }

    static Optional<Attributes> find(SftpClient sftp, String path) throws IOException {
        try {
            return Optional.of(sftp.stat(path));
        } catch (SftpException e) {
            if (isNotThere(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A link is what it is, not what it points to. */
    private static Optional<Attributes> findItself(SftpClient sftp, String path) throws IOException {
        try {
            return Optional.of(sftp.lstat(path));
        } catch (SftpException e) {
            if (isNotThere(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static boolean isNotThere(IOException failure) {
        return failure instanceof SftpException e
                && (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                        || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH);
    }
}

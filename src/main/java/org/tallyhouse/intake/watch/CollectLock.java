package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One collector at a time in a home: what lies in {@code in/taking} is its own. Ends with the process, however it ends. */
public final class CollectLock implements AutoCloseable {
    /** Of this process. The system's lock does not keep its threads apart, and ends when any of them closes the file. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private CollectLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty if another one holds it. */
    public static Optional<CollectLock> tryTake(WatchedFolders folders) throws IOException {
        Files.createDirectories(folders.taking());
        Path file = folders.taking().toRealPath().resolve(".lock");
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileMoves.ours(file);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new CollectLock(file, channel));
            }
        } catch (IOException | RuntimeException e) {
            release(file, channel);
            throw e;
        }
        release(file, channel);
        return Optional.empty();
    }

    private static void release(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD.remove(file);
        }
    }

    @Override
    public void close() throws IOException {
        release(file, channel);
    }
}

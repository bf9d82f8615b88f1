package org.tallyhouse.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system with little room, at a folder of a test's home. Only root may make one; for others the test is skipped. */
final class SmallDisk implements AutoCloseable {
    private static final int PAGE = 4096;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    static SmallDisk at(Path folder, String size) throws IOException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + size, "tmpfs", folder.toString()),
                "SKIPPED: only root can mount a file system with little room");
        return new SmallDisk(folder);
    }

    /** Leaves so many pages of 4 kB. */
    void fill(int pages) throws IOException {
        try (FileChannel out = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            try {
                while (true) {
                    page.clear();
                    out.write(page);
                }
            } catch (IOException e) {
                // that is all there is
                out.truncate(Math.max(0, out.position() / PAGE - pages) * PAGE);
            }
        }
    }

    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(filler);
        if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString())) {
            throw new IOException(folder + " stays mounted");
        }
    }

    /** Whether a program of the system was there and did it. */
    static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

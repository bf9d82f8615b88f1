package org.tallyhouse.payout.attempt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.run.HomeFolders;

/**
 * Beside the output, the last try of each file that may have been there. Books that were put back from an older copy know
 * nothing of that try, and this is how they learn that somebody must be asked.
 */
@Component
final class PutMarks {
    private final Path folder;

    PutMarks(HomeFolders folders) {
        this.folder = folders.home().resolve("out/.put");
    }

    /** The mark of the last try; empty if there was none. */
    String of(String file) {
        Path path = folder.resolve(file);
        try {
            return Files.exists(path) ? Files.readString(path).strip() : "";
        } catch (IOException e) {
            throw DropFailed.notMarked(path, e);
        }
    }

    /** Before the file gets its name. */
    void set(String file, String mark) {
        Path path = folder.resolve(file);
        try {
            WholeFile.write(path, out -> out.write(mark + "\n"));
        } catch (UncheckedIOException e) {
            throw DropFailed.notMarked(path, e);
        }
    }

    /** A person was asked. */
    void forget(String file) {
        Path path = folder.resolve(file);
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw DropFailed.notMarked(path, e);
        }
    }
}

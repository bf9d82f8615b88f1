package org.tallyhouse.payout.attempt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.run.HomeFolders;

/**
 * Where a home was when it first put a file. A copy has been told the same and finds itself elsewhere; its original may
 * put the same files, and neither can know of the other.
 */
@Component
final class HomePlace {
    private final Path home;
    private final Path note;

    HomePlace(HomeFolders folders) {
        this.home = folders.home();
        this.note = home.resolve("out/.put/.home");
    }

    /** @throws DropFailed if this is a copy, until a person says that it goes on instead of its original */
    void requireOriginal(String file) {
        try {
            Place here = here();
            if (!Files.exists(note)) {
                WholeFile.write(note, out -> out.write(here.text()));
            } else {
                Place known = Place.of(Files.readAllLines(note));
                if (here.isAnotherThan(known)) {
                    throw DropFailed.copiedHome(file, known.path(), note);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw DropFailed.notMarked(note, e);
        }
    }

    private Place here() throws IOException {
        return new Place(inode(), machine(), home.toRealPath().toString());
    }

    private String inode() throws IOException {
        try {
            return String.valueOf(Files.getAttribute(home, "unix:ino"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            // a system without such numbers
            return "";
        }
    }

    private static String machine() {
        try {
            return Files.readString(Path.of("/etc/machine-id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The folder's number on its file system, the machine, and the path. */
    private record Place(String inode, String machine, String path) {
        static Place of(List<String> lines) throws IOException {
            if (lines.size() != 3) {
                throw new IOException("it has %d lines, not 3".formatted(lines.size()));
            }
            return new Place(lines.get(0), lines.get(1), lines.get(2));
        }

        /**
         * On its machine a home that was moved keeps its number, and one that was put back from a backup its path. Where the
         * machine has no name or another one, as in containers, it keeps both.
         */
        boolean isAnotherThan(Place known) {
            boolean isNumbered = inode.equals(known.inode);
            boolean isThere = path.equals(known.path);
            return !machine.isEmpty() && machine.equals(known.machine)
                    ? !isNumbered && !isThere
                    : !isNumbered || !isThere;
        }

        String text() {
            return "%s\n%s\n%s\n".formatted(inode, machine, path);
        }
    }
}

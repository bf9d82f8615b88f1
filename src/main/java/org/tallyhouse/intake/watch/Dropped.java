package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What lies in a drop folder, itself and not what a link leads to.
 *
 * @param sender the name of the folder; empty for what lies in none
 * @param changed when anything of it changed last, its name and its times included: nobody can set it back
 */
record Dropped(String sender, Path path, What what, long size, Instant modified, Instant changed) {

    /** Only files are taken. */
    enum What {
        FILE,
        FOLDER,
        LINK,
        SPECIAL
    }

    /** Empty if it is gone by now. */
    static Optional<Dropped> look(String sender, Path path) throws IOException {
        try {
            BasicFileAttributes known =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Instant modified = known.lastModifiedTime().toInstant();
            return Optional.of(new Dropped(sender, path, what(known), known.size(), modified, changed(path, modified)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static What what(BasicFileAttributes known) {
        if (known.isSymbolicLink()) {
            return What.LINK;
        }
        if (known.isDirectory()) {
            return What.FOLDER;
        }
        return known.isRegularFile() ? What.FILE : What.SPECIAL;
    }

    private static Instant changed(Path path, Instant modified) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return modified;
        }
        return ((FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
    }

    String name() {
        return path.getFileName().toString();
    }

    boolean isUnchangedFor(Duration time, Instant now) {
        return !changed.plus(time).isAfter(now);
    }

    /** Whether nobody wrote into it between two looks, wherever it lies now. */
    boolean hasBytesOf(Dropped earlier) {
        return what == earlier.what && size == earlier.size && modified.equals(earlier.modified);
    }
}

package org.tallyhouse.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files come from and go to, below the home folder. What people declare in {@code jobs}, the run cards, layouts and
 * drops, may stand in the checkout too; what the home has of the same name wins.
 */
public record HomeFolders(Path home, Path checkout) {
    private static final Logger LOG = LoggerFactory.getLogger(HomeFolders.class);

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private static final Set<PosixFilePermission> OF_ALL_BUT_READERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    /** A home for which nothing else declares anything. */
    public HomeFolders(Path home) {
        this(home, home);
    }

    /**
     * Closes to others what a night reads and writes, also where the folders were made before with wider modes: what
     * is in them then does not matter. Senders' own users still reach their folders below {@code in} by their group.
     */
    public void closeToOthers() {
        for (String name : List.of("in", "out", "data")) {
            Path folder = home.resolve(name);
            if (Files.isDirectory(folder)) {
                close(folder, name.equals("in") ? OF_OTHERS : OF_ALL_BUT_READERS);
            }
        }
    }

    private static void close(Path folder, Set<PosixFilePermission> unwanted) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
            if (view != null) {
                Set<PosixFilePermission> modes =
                        EnumSet.copyOf(view.readAttributes().permissions());
                if (modes.removeAll(unwanted)) {
                    view.setPermissions(modes);
                }
            }
        } catch (IOException e) {
            // another user's folder: its owner decides
            LOG.warn("{} could not be closed to others: {}", folder, e.toString());
        }
    }

    /** What arrived for a night. */
    public Path in(LocalDate businessDate) {
        return home.resolve("in").resolve(businessDate.toString());
    }

    /** What a night writes. */
    public Path out(LocalDate businessDate) {
        return home.resolve("out").resolve(businessDate.toString());
    }

    /** Where a file or folder below {@code jobs} may be; what is in the last of them wins. */
    public List<Path> jobs(String name) {
        return Stream.of(checkout, home)
                .distinct()
                .map(folder -> folder.resolve("jobs").resolve(name))
                .toList();
    }

    /** The one file below {@code jobs} that holds; that of the home, if there is none. */
    public Path job(String name) {
        return jobs(name).stream()
                .filter(Files::exists)
                .reduce((earlier, later) -> later)
                .orElse(home.resolve("jobs").resolve(name));
    }
}

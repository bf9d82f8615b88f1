package org.tallyhouse.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where files come from and go to, below the home folder. What people declare in {@code jobs}, the run cards, layouts and
 * drops, may stand in the checkout too; what the home has of the same name wins.
 */
public record HomeFolders(Path home, Path checkout) {

    /** A home for which nothing else declares anything. */
    public HomeFolders(Path home) {
        this(home, home);
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

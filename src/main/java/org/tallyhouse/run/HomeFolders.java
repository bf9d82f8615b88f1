package org.tallyhouse.run;

import java.nio.file.Path;
import java.time.LocalDate;

/** Where files come from and go to, below the home folder. */
public record HomeFolders(Path home) {

    /** What arrived for a night. */
    public Path in(LocalDate businessDate) {
        return home.resolve("in").resolve(businessDate.toString());
    }

    /** What a night writes. */
    public Path out(LocalDate businessDate) {
        return home.resolve("out").resolve(businessDate.toString());
    }
}

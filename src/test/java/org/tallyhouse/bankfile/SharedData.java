package org.tallyhouse.bankfile;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files of others, beside the checkout where they are present. */
public final class SharedData {
    private static final Path ROOT = Path.of("../shared/data");

    private SharedData() {}

    public static Path of(String path) {
        Path found = ROOT.resolve(path);
        assumeTrue(Files.exists(found), () -> "SKIPPED: the real files are not here: " + found.toAbsolutePath());
        return found;
    }

    /** A test file of our own. */
    static Path own(String name) {
        return Path.of("src/test/resources/bankfile", name);
    }
}

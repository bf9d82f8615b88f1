package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.tallyhouse.Books;
import org.tallyhouse.operation.command.CommandRun;

/** A home with an embedded database of its own, which a test may fill and copy. */
final class HomeOfItsOwn {
    private HomeOfItsOwn() {}

    static void setUp(Path home) {
        assertThat(command(home, "setup", Books.SAMPLES.resolve("setup").toString())
                        .exit())
                .isZero();
    }

    /** The sample's, which the night takes in. */
    static void input(Path home, LocalDate date) throws IOException {
        Path to = Files.createDirectories(home.resolve("in").resolve(date.toString()));
        try (Stream<Path> files = Files.list(Books.SAMPLES.resolve("in").resolve(date.toString()))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static CommandRun night(Path home, LocalDate date) {
        return command(home, "nightly", "--date", date.toString());
    }

    static CommandRun command(Path home, String... arguments) {
        return CommandRun.in(Map.of("TALLYHOUSE_HOME", home.toString(), "NO_COLOR", "1"), arguments);
    }
}

package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.run.RunResult.Outcome;

/** The nights of the sample world, and what they write. */
@Tag("database")
@Tag("quick")
class NightlyJobTest {
    private static final List<LocalDate> DATES = List.of(Books.FRIDAY, Books.SATURDAY, Books.SUNDAY);

    @TempDir
    Path home;

    @Test
    void theThreeSampleNightsWriteTheExpectedFilesByteForByte() throws IOException {
        try (Books books = Books.sample(home)) {
            for (LocalDate date : DATES) {
                books.sampleDay(date);
                assertThat(books.night(date).outcome()).isEqualTo(Outcome.DONE);
                assertThat(books.night(date).outcome()).isEqualTo(Outcome.ALREADY_DONE);
            }
        }
        if (System.getenv("TALLYHOUSE_WRITE_EXPECTED") != null) {
            copy(home.resolve("out"), Books.SAMPLES.resolve("expected"));
        }
        assertThat(Outputs.contents(home.resolve("out")))
                .isEqualTo(Outputs.contents(Books.SAMPLES.resolve("expected")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }
}

package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;

/** Two homes, one copied from the other, run the same schedule on one database, at the same time and in real processes. */
@Tag("database")
@Timeout(300)
class TwoSchedulersTest {
    @TempDir
    private Path folder;

    @Test
    void eachDueTimeIsRunByOneOfThem() throws IOException, InterruptedException {
        Path home = folder.resolve("one");
        Path other = folder.resolve("two");
        try (Books books = Books.sampleFriday(home)) {
            Files.createDirectories(home.resolve("jobs"));
            Files.writeString(home.resolve("jobs/schedule.yml"), """
                    time-zone: UTC
                    entries:
                      night:
                        run: nightly --due --at-most 1
                        at: "00:30"
                    """);
            assertThat(new ProcessBuilder("cp", "-a", home.toString(), other.toString())
                            .start()
                            .waitFor())
                    .isZero();
            try (RealProcess one = start(books, home);
                    RealProcess two = start(books, other)) {
                assertThat(List.of(one.end(), two.end())).containsExactlyInAnyOrder(0, 3);
                assertThat(one.output() + two.output()).containsOnlyOnce("cutover  ");
            }
            assertThat(books.jdbc().queryForList("SELECT tries FROM schedule_run", Integer.class))
                    .containsExactly(1);
            assertThat(books.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION e JOIN BATCH_JOB_INSTANCE i"
                            + " ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID WHERE i.JOB_NAME = 'nightly'"))
                    .isEqualTo(1);
            assertThat(Stream.of(home, other).filter(each -> Files.exists(each.resolve("out/2026-02-13/close"))))
                    .as("whose output has the night")
                    .hasSize(1);
        }
    }

    private static RealProcess start(Books books, Path home) throws IOException {
        Map<String, String> environment = Map.of(
                "TALLYHOUSE_HOME", home.toString(),
                "TALLYHOUSE_DB_URL", books.database().url(),
                "TALLYHOUSE_DB_USER", books.database().user(),
                "TALLYHOUSE_DB_PASSWORD", books.database().password(),
                "NO_COLOR", "1");
        return RealProcess.start(home, environment, "schedule", "run", "night");
    }
}

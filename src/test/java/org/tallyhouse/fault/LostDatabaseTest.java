package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Outputs;
import org.tallyhouse.run.RunFailures;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** The database goes away in the middle of a night, with a commit's answer or before; when it is back, the night goes on. */
@Tag("database")
class LostDatabaseTest {
    private static Map<String, String> undisturbedFiles = Map.of();
    private static Map<String, List<String>> undisturbedRows = Map.of();

    @TempDir
    private Path home;

    @BeforeAll
    static void anUndisturbedNight(@TempDir Path home) throws IOException {
        settings(home);
        try (Books books = Books.sampleFriday(home)) {
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            undisturbedFiles = Outputs.contents(home.resolve("out"));
            undisturbedRows = Outputs.rows(books);
        }
    }

    private static void settings(Path home) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Settled.drops(home, Map.of("lotus", Settled.folder(inbox)));
        // the one who was cut off lives on in this process
        Files.writeString(home.resolve("jobs/nightly.yml"), """
                tallyhouse.run.heartbeat: 200ms
                tallyhouse.run.lease-expiry: 1s
                """);
    }

    @ParameterizedTest
    @CsvSource({"posting.book, before", "settlement.settle, answer", "payout.deliver, answer", "close.day, answer"})
    void aNightThatWasCutOffGoesOnWhenItIsBack(String step, String when) throws IOException, InterruptedException {
        settings(home);
        try (Books books = Books.sampleFriday(home);
                CutDatabase database = new CutDatabase(books.database());
                Books working = database.open(home, new Cut(database.way(), step, when))) {
            assertThatThrownBy(() -> working.night(Books.FRIDAY))
                    .as("what the command line tells as a database that went away")
                    .matches(RunFailures::isConnectionLost);

            goesOn(books);
        }
    }

    /** It is back before anybody gives up connecting: the stage that was cut off is told, and its lease given back. */
    @Test
    void aShortAbsenceEndsTheStage() throws IOException, InterruptedException {
        settings(home);
        AtomicReference<DataSource> connections = new AtomicReference<>();
        try (Books books = Books.sampleFriday(home);
                CutDatabase database = new CutDatabase(books.database());
                Books working =
                        Books.open(database.settings(), home, new Cut(database.way(), "settlement.settle", "shortly") {
                            @Override
                            void aboutToCut() {
                                useManyOf(connections.get());
                            }
                        })) {
            connections.set(working.get(DataSource.class));
            RunResult cut = working.night(Books.FRIDAY);

            assertThat(cut)
                    .isEqualTo(new RunResult(
                            Outcome.FAILED,
                            "nightly 2026-02-13 failed in settlement: the database cannot be reached or went away;"
                                    + " then give the same command again, it resumes"));
            goesOn(books);
        }
    }

    /** So that many of the pool rest when they are cut, and have just been seen alive. */
    private static void useManyOf(DataSource pool) {
        List<Connection> open = new ArrayList<>();
        try {
            while (open.size() < 6) {
                open.add(pool.getConnection());
            }
            for (Connection connection : open) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void goesOn(Books books) throws InterruptedException, IOException {
        RunResult again = books.night(Books.FRIDAY);
        while (again.outcome() == Outcome.HELD_ELSEWHERE) {
            Thread.sleep(100);
            again = books.night(Books.FRIDAY);
        }
        assertThat(again.outcome()).isIn(Outcome.DONE, Outcome.ALREADY_DONE);
        assertThat(Outputs.contents(home.resolve("out"))).isEqualTo(undisturbedFiles);
        assertThat(Outputs.rows(books)).isEqualTo(undisturbedRows);
        assertThat(home.resolve("inbox")).isDirectoryContaining("glob:**.csv").isDirectoryContaining("glob:**.csv.ok");
    }

    /** Cuts the way at a commit of a step, once. */
    private static class Cut extends Books.Watcher {
        private final TcpProxy way;
        private final String step;
        private final String when;
        private boolean isDone;

        Cut(TcpProxy way, String step, String when) {
            this.way = way;
            this.step = step;
            this.when = when;
        }

        void aboutToCut() {}

        @Override
        public void committing(String at) {
            if (at.equals(step) && !isDone) {
                isDone = true;
                aboutToCut();
                if (when.equals("answer")) {
                    way.cutAfter("commit");
                } else {
                    way.cut();
                }
                if (when.equals("shortly")) {
                    way.mend();
                }
            }
        }
    }
}

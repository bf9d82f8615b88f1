package org.tallyhouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.DyingNight;
import org.tallyhouse.TestThreads;

/** What is copied of a night that only waits is what a process leaves that dies there. */
@Tag("database")
class ImageOfKilledNightTest {
    private static final String RUNS = """
            SELECT CONCAT_WS(' ', i.JOB_NAME, j.STATUS, s.STEP_NAME, s.STATUS, s.VERSION, s.COMMIT_COUNT, s.WRITE_COUNT)
            FROM BATCH_JOB_EXECUTION j
            JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = j.JOB_INSTANCE_ID
            LEFT JOIN BATCH_STEP_EXECUTION s ON s.JOB_EXECUTION_ID = j.JOB_EXECUTION_ID
            ORDER BY j.JOB_EXECUTION_ID, s.STEP_EXECUTION_ID
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"posting.book, 1, before", "payout.files, 2, before", "close.files, 1, after"})
    void isTheSame(String step, int commit, String when) throws IOException {
        try (Books killed = begin("killed");
                Books waiting = begin("waiting");
                ImageWorld image = new ImageWorld(begin("image"))) {
            assertThat(DyingNight.runAndDie(killed, step, commit, when)).isEqualTo(DyingNight.EXIT_CODE);
            Copier copier = new Copier(waiting, image, step, commit, when.equals("before"));
            try (Books night = Books.open(waiting.database(), waiting.home(), copier)) {
                night.night(Books.FRIDAY);
            }
            assertThat(copier.copied).isTrue();
            assertThat(Left.by(image.resumed()).unlike(Left.by(killed))).isEmpty();
            assertThat(runs(image.resumed())).isEqualTo(runs(killed)).isNotEmpty();
        }
    }

    private static List<String> runs(Books books) {
        return books.jdbc().queryForList(RUNS, String.class);
    }

    private Books begin(String name) throws IOException {
        return Books.sampleFriday(Files.createDirectories(folder.resolve(name)));
    }

    /** Takes the image while the night waits. */
    private static final class Copier extends Books.Watcher {
        private final Books night;
        private final ImageWorld image;
        private final String step;
        private final int commit;
        private final boolean before;
        private int commits;
        private boolean copied;

        Copier(Books night, ImageWorld image, String step, int commit, boolean before) {
            this.night = night;
            this.image = image;
            this.step = step;
            this.commit = commit;
            this.before = before;
        }

        @Override
        public void committing(String at) {
            if (at.equals(step) && ++commits == commit && before) {
                copy();
            }
        }

        @Override
        public void committed(String at, long done, long total) {
            if (at.equals(step) && commits == commit && !before) {
                copy();
            }
        }

        /** Not on the night's thread, which has a transaction open. */
        private void copy() {
            try (TestThreads threads = new TestThreads()) {
                threads.run(() -> {
                            Set<String> tables = Set.copyOf(night.jdbc()
                                    .queryForList(
                                            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()",
                                            String.class));
                            image.unlikeIn(tables);
                            image.become(night.database(), night.home(), tables);
                            return true;
                        })
                        .get();
                copied = true;
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

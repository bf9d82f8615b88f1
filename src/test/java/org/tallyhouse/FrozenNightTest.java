package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.tallyhouse.run.RunResult.Outcome;

/** A night that is frozen while it delivers, loses the database, and wakes up after another night has done its work. */
@Tag("database")
class FrozenNightTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FILE = "lotus-20260213-001.csv";

    @TempDir
    private Path home;

    @Test
    void doesNotPutWhatTheBankHasFetchedAlready() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "SKIPPED: there is no /bin/kill");
        Path inbox = home.resolve("inbox");
        Path jobs = Files.createDirectories(home.resolve("jobs"));
        Files.writeString(jobs.resolve("nightly.yml"), """
                tallyhouse.run.heartbeat: 200ms
                tallyhouse.run.lease-expiry: 2s
                """);
        Files.writeString(jobs.resolve("payout.yml"), """
                tallyhouse.payout.delivery-attempts: 2
                tallyhouse.payout.delivery-back-off: 3s
                """);
        Files.writeString(
                jobs.resolve("drops.yml"), "banks:\n  lotus: { kind: folder, folder: %s }\n".formatted(inbox));
        try (Books books = Books.sampleFriday(home)) {
            List<Long> ours = sessions(books);
            Process frozen = DyingNight.start(books, "none", 1, "before");
            try {
                until(() -> books.number("SELECT COUNT(*) FROM delivery_attempt WHERE ended_at IS NOT NULL") == 1);
                signal(frozen, "STOP");
                // without its sessions the server has given its locks up
                sessions(books).stream().filter(id -> !ours.contains(id)).forEach(id -> kill(books, id));

                Files.createDirectories(inbox);
                until(() -> books.night(Books.FRIDAY).outcome() == Outcome.DONE);
                assertThat(inbox.resolve(FILE)).exists();
                assertThat(inbox.resolve(FILE + ".ok")).exists();
                Files.delete(inbox.resolve(FILE));
                Files.delete(inbox.resolve(FILE + ".ok"));

                signal(frozen, "CONT");
                assertThat(frozen.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(inbox).as("what the frozen night put").isEmptyDirectory();
                assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE bank_id = 'lotus'"
                                + " AND status = 'SENT'"))
                        .isPositive();
            } finally {
                frozen.destroyForcibly();
            }
        }
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static List<Long> sessions(Books books) {
        return books.jdbc()
                .queryForList(
                        "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()",
                        Long.class);
    }

    private static void kill(Books books, long session) {
        try {
            books.jdbc().execute("KILL " + session);
        } catch (DataAccessException e) {
            // it ended by itself
            return;
        }
    }

    private static void until(BooleanSupplier isSo) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}

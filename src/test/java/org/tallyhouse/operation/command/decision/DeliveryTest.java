package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.LockWaits;
import org.tallyhouse.Nights;
import org.tallyhouse.TestThreads;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.payout.FileDeliveries;
import org.tallyhouse.run.RunResult.Outcome;

/** What a bank is given: only what was recorded, and never twice without a person. */
@Tag("database")
class DeliveryTest {
    private static final Beginning SETTLED = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "settlement");
    });
    private static final String FILE = "lotus-20260213-001.csv";
    private static final String OK = FILE + ".ok";
    private static final String MARK = "0123456789abcdef";
    private static final String ACCOUNT = "9902-0001";

    @TempDir
    private Path home;

    private Path lotus;
    private Path harbour;
    private Path out;

    @BeforeEach
    void drops() throws IOException {
        lotus = Files.createDirectories(home.resolve("lotus-inbox"));
        harbour = Files.createDirectories(home.resolve("harbour-inbox"));
        out = home.resolve("out/2026-02-13/payout/lotus");
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(
                home.resolve("jobs/payout.yml"),
                "tallyhouse.payout.delivery-attempts: 3\ntallyhouse.payout.delivery-back-off: 1ms\n");
        Files.writeString(
                home.resolve("jobs/drops.yml"),
                "banks:\n  lotus: { kind: folder, folder: %s }\n  harbour: { kind: folder, folder: %s }\n"
                        .formatted(lotus, harbour));
    }

    /** A payee's account is changed between the file's making and its delivery. */
    @Test
    void aFileThatWasEditedIsRefusedWithBothHashesAndTheOthersGoOn() throws IOException {
        try (Books books = beforeDelivering(this::edit)) {
            CommandRun night = night(books);

            String recorded = recorded(books);
            assertThat(night.exit()).isEqualTo(3);
            assertThat(night.err())
                    .contains("! " + FILE + " was not delivered: ", recorded, edited().sha256())
                    .contains("./run.sh payouts deliver", "1 bank files not delivered");
            assertThat(lotus).isEmptyDirectory();
            assertThat(harbour.resolve("harbour-20260213-001.csv.ok")).exists();
            assertThat(books.number("SELECT COUNT(*) FROM business_day WHERE status = 'CLOSED'"))
                    .isEqualTo(1);

            assertThat(deliver(books).out()).isEqualTo(FILE + ": delivered\n");
            assertThat(FileFacts.of(lotus.resolve(FILE)).sha256()).isEqualTo(recorded);
            assertThat(lotus.resolve(OK)).content().contains(recorded);
        }
    }

    @Test
    void anOkFileThatWasEditedIsMadeAgain() throws IOException {
        try (Books books =
                beforeDelivering(() -> Files.writeString(out.resolve(OK), "name,sha256\n" + FILE + ",0\n"))) {
            assertThat(night(books).err()).doesNotContain("bank files not delivered");

            assertThat(lotus.resolve(OK)).content().contains(recorded(books));
            assertThat(out.resolve(OK)).hasSameBinaryContentAs(lotus.resolve(OK));
        }
    }

    @Test
    void aFileThatIsMissingIsMadeAgainFromItsRows() throws IOException {
        try (Books books = beforeDelivering(() -> {
            Files.delete(out.resolve(FILE));
            Files.delete(out.resolve(OK));
        })) {
            assertThat(night(books).err()).doesNotContain("bank files not delivered");

            assertThat(FileFacts.of(lotus.resolve(FILE)).sha256()).isEqualTo(recorded(books));
            assertThat(out.resolve(FILE)).hasSameBinaryContentAs(lotus.resolve(FILE));
        }
    }

    @Test
    void aFileThatIsEditedWhileItWaitsIsRefused() throws IOException {
        Files.delete(lotus);
        try (Books books = SETTLED.copy(home)) {
            assertThat(night(books).err()).contains("1 bank files not delivered");
            edit();
            Files.createDirectories(lotus);

            CommandRun refused = deliver(books);

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.out()).contains(recorded(books), edited().sha256());
            assertThat(lotus).isEmptyDirectory();
            assertThat(deliver(books).exit()).isZero();
            assertThat(FileFacts.of(lotus.resolve(FILE)).sha256()).isEqualTo(recorded(books));
        }
    }

    /** Whoever began may have put it, and the bank may have fetched it: that it is not there proves nothing. */
    @Test
    void aTryThatNeverEndedIsLeftToAPerson() throws IOException {
        try (Books books = SETTLED.copy(home)) {
            beganElsewhere(books);

            CommandRun night = night(books);

            assertThat(night.exit()).isEqualTo(3);
            assertThat(night.err())
                    .contains("process 4711 on elsewhere began to put " + FILE + " at 2026-02-14T01:02:03 UTC")
                    .contains("look into the bank's folder")
                    .contains("./run.sh payouts deliver --put-again " + FILE + ", or --by-hand " + FILE);
            assertThat(lotus).isEmptyDirectory();
            assertThat(harbour.resolve("harbour-20260213-001.csv")).exists();
            CommandRun again = deliver(books);
            assertThat(again.exit()).isEqualTo(1);
            assertThat(again.out()).contains("process 4711 on elsewhere began to put");
            assertThat(lotus).isEmptyDirectory();

            assertThat(deliver(books, "--put-again", "lotus-1.csv").exit()).isEqualTo(2);
            assertThat(deliver(books, "--put-again", FILE).out()).isEqualTo(FILE + ": delivered\n");
            assertThat(lotus.resolve(OK)).exists();
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT detail FROM audit_log WHERE action = 'payouts deliver' AND operator <> 'schedule'"
                                            + " ORDER BY audit_id",
                                    String.class))
                    .hasSize(3)
                    .element(1)
                    .isEqualTo("put again");
        }
    }

    @Test
    void aTryThatNeverEndedMayHaveBeenHandedOver() throws IOException {
        try (Books books = SETTLED.copy(home)) {
            beganElsewhere(books);
            assertThat(night(books).err()).contains("1 bank files not delivered");

            assertThat(deliver(books, "--by-hand", FILE).exit()).isZero();

            assertThat(deliver(books).out()).isEmpty();
            assertThat(lotus).isEmptyDirectory();
            assertThat(deliver(books, "--put-again", FILE).exit()).isEqualTo(2);
        }
    }

    @Test
    void aBankWhoseDropIsGoneIsNotTakenToFetchWhatItMayHaveAlready() throws IOException {
        try (Books books = SETTLED.copy(home)) {
            beganElsewhere(books);
            Files.writeString(home.resolve("jobs/drops.yml"), "banks: {}\n");

            assertThat(night(books).err()).contains("process 4711 on elsewhere", "1 bank files not delivered");
        }
    }

    /** The bank takes a file once its .ok file is there. */
    @Test
    void whatIsThereWithTheRecordedBytesIsFinished() throws IOException {
        try (Books books = beforeDelivering(() -> Files.copy(out.resolve(FILE), lotus.resolve(FILE)))) {
            beganElsewhere(books);

            assertThat(night(books).err()).doesNotContain("bank files not delivered");

            assertThat(lotus.resolve(OK)).exists();
        }
    }

    /** Its bytes still have the name they had before they were whole: so they never had the other. */
    @Test
    void aTryThatDiedBeforeItShowedAnythingIsMadeAgain() throws IOException {
        try (Books books = SETTLED.copy(home)) {
            beganElsewhere(books);
            Files.writeString(lotus.resolve(".%s.%s.tmp".formatted(FILE, MARK)), "half of i");

            assertThat(night(books).err()).doesNotContain("bank files not delivered");

            try (Stream<Path> there = Files.list(lotus)) {
                assertThat(there).containsExactlyInAnyOrder(lotus.resolve(FILE), lotus.resolve(OK));
            }
        }
    }

    @Test
    void aTryThatSaidItHadPutTheFileIsNotRepeated() throws IOException {
        try (Books books = SETTLED.copy(home)) {
            beganElsewhere(books);
            books.jdbc().update("UPDATE delivery_attempt SET outcome = 'PUT', ended_at = began_at");

            assertThat(night(books).err()).doesNotContain("bank files not delivered");

            assertThat(lotus).isEmptyDirectory();
            assertThat(books.number("SELECT COUNT(*) FROM payout_instruction WHERE status = 'FILED'"))
                    .isZero();
        }
    }

    /** Another run has taken the heartbeat over, though the commit's own look at the lease came before. */
    @Test
    void aRunThatLostItsLeaseWhileItDeliversPutsNothing() throws IOException {
        try (Books set = SETTLED.copy(home);
                Books books = Books.open(
                        set.database(),
                        home,
                        new AtDelivery(() -> set.jdbc().update("UPDATE run_heartbeat SET token = token + 1")))) {
            assertThat(books.night(Books.FRIDAY).message()).contains("another run of night 2026-02-13 has taken over");

            assertThat(lotus).isEmptyDirectory();
            assertThat(harbour).isEmptyDirectory();
        }
    }

    @Test
    void ofTwoWhoDeliverAtOnceOnePutsTheFile() throws Exception {
        Files.delete(lotus);
        try (Books books = SETTLED.copy(home)) {
            assertThat(night(books).err()).contains("1 bank files not delivered");
            Files.createDirectories(lotus);
            long before = books.number("SELECT COUNT(*) FROM delivery_attempt");
            FileDeliveries deliveries = books.get(FileDeliveries.class);
            try (TestThreads threads = new TestThreads()) {
                Future<String> second = books.get(TransactionTemplate.class).execute(status -> {
                    assertThat(deliveries.retryNext("")).isPresent();
                    fetch();
                    Future<String> waits = threads.run(() -> deliver(books).out());
                    LockWaits.await(books);
                    return waits;
                });

                assertThat(second.get()).isEmpty();
            }
            assertThat(lotus).isEmptyDirectory();
            assertThat(books.number("SELECT COUNT(*) FROM delivery_attempt")).isEqualTo(before + 1);
        }
    }

    /** Friday's files are written; whatever is done then, the next command goes on with their delivery. */
    private Books beforeDelivering(Deed deed) throws IOException {
        Books set = SETTLED.copy(home);
        try (Books stops = Books.open(set.database(), home, new AtDelivery(() -> {
            throw new IllegalStateException("stopped");
        }))) {
            assertThat(stops.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.FAILED);
        }
        deed.isDone();
        return set;
    }

    private void fetch() {
        try {
            Files.delete(lotus.resolve(FILE));
            Files.delete(lotus.resolve(OK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Deed {
        void isDone() throws IOException;
    }

    private static final class AtDelivery extends Books.Watcher {
        private final Runnable deed;

        AtDelivery(Runnable deed) {
            this.deed = deed;
        }

        @Override
        public void started(String step) {
            if (step.equals("payout.deliver")) {
                deed.run();
            }
        }
    }

    private static void beganElsewhere(Books books) {
        books.jdbc()
                .update(
                        "INSERT INTO delivery_attempt (file_name, attempt, owner, mark, began_at)"
                                + " VALUES (?, 1, 'elsewhere/-/- 4711 0', ?, '2026-02-14 01:02:03.456')",
                        FILE,
                        MARK);
    }

    private void edit() throws IOException {
        String text = Files.readString(out.resolve(FILE));
        assertThat(text).contains(ACCOUNT);
        Files.writeString(out.resolve(FILE), text.replace(ACCOUNT, "6666-0001"));
    }

    /** What was changed is kept. */
    private FileFacts edited() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return FileFacts.of(files.filter(file -> file.toString().contains(".changed-"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static String recorded(Books books) {
        return books.jdbc().queryForObject("SELECT sha256 FROM bank_file WHERE name = ?", String.class, FILE);
    }

    private static CommandRun night(Books books) {
        return CommandRun.of(books, "nightly", "--date", "2026-02-13");
    }

    private static CommandRun deliver(Books books, String... more) {
        List<String> all =
                new ArrayList<>(List.of("payouts", "deliver", "--operator", "li", "--reason", "the bank is back"));
        all.addAll(List.of(more));
        return CommandRun.of(books, all.toArray(String[]::new));
    }
}

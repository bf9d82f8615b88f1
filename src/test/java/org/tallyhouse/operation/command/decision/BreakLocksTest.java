package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.LockWaits;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.command.CommandRun;

/** Breaks of Friday's night, resolved on Saturday while others work with the same rows; qrpay's accounts come first. */
@Tag("database")
class BreakLocksTest {
    private static final String OF_CARDNET = "2026-02-13-cardnet-T20260213-00060";
    private static final String OF_QRPAY = "2026-02-13-qrpay-QR20260213514735-PAYMENT-1-theirs";

    @TempDir
    private Path home;

    private Books books;

    @BeforeEach
    void runFridaysNight() {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right().with("channels.csv", """
                        channel_id,name,bank_id,bill,deposit_reference
                        qrpay,QR wallet,lotus,REQUIRED,QRPAY-DEPOSIT
                        cardnet,Card network,lotus,REQUIRED,CARDNET-DEPOSIT
                        bankpay,Bank transfers and payouts,lotus,OPTIONAL,BANKPAY-DEPOSIT
                        """).writeTo(home.resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "reconciliation");
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    @Timeout(120)
    void aDateIsNotCutOverBeforeWhatIsDecidedOnItIsBooked() throws Exception {
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch locked = new CountDownLatch(1);
            Future<Boolean> other =
                    threads.run(() -> books.get(TransactionTemplate.class).execute(status -> {
                        books.get(JdbcTemplate.class)
                                .queryForList("SELECT 1 FROM recon_break WHERE break_id = ? FOR UPDATE", OF_CARDNET);
                        locked.countDown();
                        LockWaits.await(books, 2);
                        return true;
                    }));
            locked.await();
            Future<CommandRun> resolved = threads.run(() -> resolve(OF_CARDNET));
            LockWaits.await(books);
            Future<Boolean> cutOver = threads.run(() -> {
                Nights.cutOver(books, Books.SATURDAY);
                return true;
            });

            assertThat(other.get()).isTrue();
            assertThat(resolved.get().exit()).isZero();
            assertThat(cutOver.get()).isTrue();
        }
        assertThat(books.get(PostingWindows.class).openDate()).hasValue(Books.SUNDAY);
        assertThat(books.number(
                        "SELECT COUNT(*) FROM journal WHERE source = ? AND business_date = ?",
                        "resolve/" + OF_CARDNET,
                        Books.SATURDAY))
                .isEqualTo(1);
    }

    @Test
    @Timeout(120)
    void theAccountsOfSeveralBreaksAreLockedInTheOrderOfTheirIds() throws Exception {
        long low = new Funds(books).id("qrpay.CNY.SUSPENSE");
        long high = new Funds(books).id("cardnet.CNY.SUSPENSE");
        assertThat(low).isLessThan(high);
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch locked = new CountDownLatch(1);
            Future<Boolean> other =
                    threads.run(() -> books.get(TransactionTemplate.class).execute(status -> {
                        books.get(Ledger.class).begin(List.of(low));
                        locked.countDown();
                        LockWaits.await(books);
                        return books.get(Ledger.class).begin(List.of(high)).isLocked(high);
                    }));
            locked.await();
            Future<CommandRun> resolved = threads.run(() -> resolve(OF_CARDNET, OF_QRPAY));

            assertThat(other.get()).isTrue();
            assertThat(resolved.get().exit()).isZero();
        }
    }

    private CommandRun resolve(String... ids) {
        List<String> arguments = new ArrayList<>(List.of("breaks", "resolve"));
        arguments.addAll(List.of(ids));
        arguments.addAll(List.of("--as", "ACCEPT_OURS", "--operator", "li", "--reason", "checked"));
        return CommandRun.of(books, arguments.toArray(String[]::new));
    }
}

package org.tallyhouse.ledger.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.LockWaits;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerTest;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.TestLedger;

/** I11: a closed business date is final, whoever asks. */
@Tag("database")
class ClosedDayTest {
    @TempDir
    private Path home;

    @Test
    void aClosedDateTakesNoJournalAndIsNeverReopened() {
        try (Books books = Books.empty(home)) {
            TestLedger ledger = new TestLedger(books);
            long bank = ledger.house();
            long shop = ledger.house();
            JournalDraft late = ledger.journal(new Leg(bank, -1), new Leg(shop, 1));
            close(ledger, Books.FRIDAY);

            LedgerTest.refused(LedgerException.Reason.DAY_CLOSED, () -> ledger.book(late));
            assertThatThrownBy(
                            () -> books.jdbc().update("UPDATE business_day SET status = 'CUT' WHERE status = 'CLOSED'"))
                    .rootCause()
                    .hasMessageContaining("I11: a closed day is never changed");
            assertThat(ledger.windows().day(Books.FRIDAY))
                    .hasValue(new BusinessDay(Books.FRIDAY, BusinessDay.Status.CLOSED));
            ledger.transfer(bank, shop, 1);
            assertThat(books.jdbc().queryForList("SELECT business_date FROM entry", LocalDate.class))
                    .isEqualTo(List.of(Books.SATURDAY, Books.SATURDAY));
        }
    }

    /** The close of the day and a journal of it at the same time: either the journal is in the day, or refused. */
    @Test
    @Timeout(120)
    void aJournalThatWaitsForTheCloseIsRefused() throws Exception {
        try (Books books = Books.empty(home);
                TestThreads threads = new TestThreads()) {
            TestLedger ledger = new TestLedger(books);
            JournalDraft late = ledger.journal(new Leg(ledger.house(), -1), new Leg(ledger.house(), 1));
            ledger.cutOver();
            ledger.inTransaction(() -> ledger.windows().endLateRows(Books.FRIDAY));
            CountDownLatch closing = new CountDownLatch(1);
            Future<Boolean> close = threads.run(() -> ledger.inTransaction(() -> {
                ledger.windows().closeDay(Books.FRIDAY);
                closing.countDown();
                LockWaits.await(books);
                return true;
            }));
            closing.await();
            Future<Boolean> booked = threads.run(() -> {
                ledger.book(late);
                return true;
            });

            assertThat(close.get()).isTrue();
            assertThatThrownBy(booked::get)
                    .rootCause()
                    .hasMessageContaining("I11: the business date of this journal is closed");
            assertThat(books.number("SELECT COUNT(*) FROM journal")).isZero();
        }
    }

    private static void close(TestLedger ledger, LocalDate date) {
        ledger.cutOver();
        ledger.inTransaction(() -> ledger.windows().endLateRows(date));
        ledger.inTransaction(() -> ledger.windows().closeDay(date));
    }
}

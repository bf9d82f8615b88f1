package org.tallyhouse.ledger.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallyhouse.ledger.LedgerTest.refused;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DuplicateKeyException;
import org.tallyhouse.Books;
import org.tallyhouse.LockWaits;
import org.tallyhouse.TestThreads;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.TestLedger;
import org.tallyhouse.ledger.window.PostingWindow.Status;

/** Business dates and their windows, from the first cutover to the close. */
@Tag("database")
class PostingWindowsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 16);
    private static final BusinessCalendar WORKING_DAYS = new BusinessCalendar(
            "WEEK",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Map.of());

    @TempDir
    private static Path home;

    private static Books books;
    private static TestLedger ledger;
    private static PostingWindows windows;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        ledger = new TestLedger(books);
        windows = ledger.windows();
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void fridayIsTheFirstDate() {
        forgetTheDates();
        ledger.inTransaction(() -> windows.openFirst(Books.FRIDAY));
    }

    @Test
    void theFirstDateIsOpenedOnce() {
        ledger.inTransaction(() -> windows.openFirst(Books.SUNDAY));
        cutOver(Books.FRIDAY);
        ledger.inTransaction(() -> windows.openFirst(Books.SUNDAY));

        assertThat(days()).containsExactly("2026-02-13 CUT", "2026-02-14 OPEN");
    }

    @Test
    void theDatabaseKeepsExactlyOneWindowAndOneDateOpen() {
        assertThatThrownBy(() -> books.jdbc()
                        .update("INSERT INTO business_day (business_date, status) VALUES ('2026-03-01', 'OPEN')"))
                .isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> books.jdbc()
                        .update("INSERT INTO posting_window (window_id, business_date, sequence, status)"
                                + " VALUES (20260213002, '2026-02-13', 2, 'OPEN')"))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void cutoverOpensTheCalendarsNextBusinessDate() {
        Optional<LocalDate> next = ledger.inTransaction(() -> windows.cutOver(Books.FRIDAY, WORKING_DAYS));

        assertThat(next).hasValue(MONDAY);
        assertThat(windows.openDate()).hasValue(MONDAY);
        assertThat(days()).containsExactly("2026-02-13 CUT", "2026-02-16 OPEN");
        assertThat(windows.windowsOf(Books.FRIDAY)).containsExactly(window(Books.FRIDAY, 1, Status.CLOSED));
        assertThat(windows.windowsOf(MONDAY)).containsExactly(window(MONDAY, 1, Status.OPEN));
    }

    @Test
    void cuttingOverTwiceIsAlreadyDone() {
        assertThat(cutOver(Books.FRIDAY)).hasValue(Books.SATURDAY);

        assertThat(cutOver(Books.FRIDAY)).isEmpty();

        assertThat(days()).containsExactly("2026-02-13 CUT", "2026-02-14 OPEN");
    }

    @Test
    void aDateThatIsNotOpenIsRefused() {
        refused(Reason.WINDOW_NOT_OPEN, () -> cutOver(Books.SATURDAY));
        refused(Reason.WINDOW_NOT_OPEN, () -> cutOver(LocalDate.of(2026, 2, 12)));

        assertThat(days()).containsExactly("2026-02-13 OPEN");
    }

    @Test
    void withoutAnOpenDateNothingIsTaken() {
        forgetTheDates();

        refused(Reason.WINDOW_NOT_OPEN, () -> cutOver(Books.FRIDAY));
        refused(Reason.WINDOW_NOT_OPEN, () -> ledger.inTransaction(windows::openShared));
    }

    @Test
    void aLateRowOfACutDateGetsTheLateWindowAndOneOfAPostedDateNone() {
        assertThat(windowFor(Books.FRIDAY)).hasValue(window(Books.FRIDAY, 1, Status.OPEN));
        assertThat(windowFor(Books.SATURDAY)).isEmpty();
        cutOver(Books.FRIDAY);

        assertThat(windowFor(Books.FRIDAY)).hasValue(window(Books.FRIDAY, 2, Status.LATE));
        assertThat(windowFor(Books.FRIDAY)).hasValue(window(Books.FRIDAY, 2, Status.LATE));
        assertThat(windowFor(Books.SATURDAY)).hasValue(window(Books.SATURDAY, 1, Status.OPEN));

        ledger.inTransaction(() -> windows.endLateRows(Books.FRIDAY));
        assertThat(windowFor(Books.FRIDAY)).isEmpty();
        assertThat(windows.windowsOf(Books.FRIDAY))
                .containsExactly(window(Books.FRIDAY, 1, Status.CLOSED), window(Books.FRIDAY, 2, Status.CLOSED));
    }

    @Test
    void theWindowsOfADateSortBeforeThoseOfTheNext() {
        cutOver(Books.FRIDAY);
        long late = windowFor(Books.FRIDAY).orElseThrow().windowId();

        assertThat(window(Books.FRIDAY, 1, Status.CLOSED).windowId()).isEqualTo(20_260_213_001L);
        assertThat(late).isEqualTo(20_260_213_002L);
        assertThat(windowFor(Books.SATURDAY).orElseThrow().windowId()).isEqualTo(20_260_214_001L);
    }

    @Test
    @Timeout(120)
    void cutoverWaitsForAWriterAndItsCreditIsInTheClosedWindow() throws Exception {
        long from = ledger.house();
        long to = ledger.house();
        CountDownLatch writing = new CountDownLatch(1);
        try (TestThreads threads = new TestThreads()) {
            Future<Long> writer = threads.run(() -> ledger.inTransaction(() -> {
                long window = windows.openShared().windowId();
                writing.countDown();
                LockWaits.await(books);
                ledger.ledger().buffer(List.of(new BufferedCredit(window, to, from, 7, "late in the day")));
                return window;
            }));
            writing.await();
            Future<Optional<LocalDate>> cutover = threads.run(() -> cutOver(Books.FRIDAY));

            assertThat(writer.get())
                    .isEqualTo(window(Books.FRIDAY, 1, Status.CLOSED).windowId());
            assertThat(cutover.get()).hasValue(Books.SATURDAY);
        }
        assertThat(books.number("SELECT SUM(amount_minor) FROM buffered_credit WHERE window_id = 20260213001"))
                .isEqualTo(7);
    }

    @Test
    @Timeout(120)
    void aWriterAndASecondCutoverThatWaitForACutoverFindTheNextDate() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        try (TestThreads threads = new TestThreads()) {
            Future<Optional<LocalDate>> first = threads.run(() -> ledger.inTransaction(() -> {
                Optional<LocalDate> next = windows.cutOver(Books.FRIDAY, TestLedger.EVERY_DAY);
                cut.countDown();
                LockWaits.await(books, 2);
                return next;
            }));
            cut.await();
            Future<Optional<LocalDate>> second = threads.run(() -> cutOver(Books.FRIDAY));
            Future<PostingWindow> writer = threads.run(() -> ledger.inTransaction(windows::openShared));

            assertThat(first.get()).hasValue(Books.SATURDAY);
            assertThat(second.get()).isEmpty();
            assertThat(writer.get()).isEqualTo(window(Books.SATURDAY, 1, Status.OPEN));
        }
        assertThat(days()).containsExactly("2026-02-13 CUT", "2026-02-14 OPEN");
    }

    @Test
    @Timeout(120)
    void postingWaitsForAWriterOfALateRow() throws Exception {
        cutOver(Books.FRIDAY);
        windowFor(Books.FRIDAY);
        CountDownLatch writing = new CountDownLatch(1);
        try (TestThreads threads = new TestThreads()) {
            Future<Status> writer = threads.run(() -> ledger.inTransaction(() -> {
                PostingWindow late =
                        windows.windowFor(Books.FRIDAY, windows.openShared()).orElseThrow();
                writing.countDown();
                LockWaits.await(books);
                return late.status();
            }));
            writing.await();
            threads.run(() -> ledger.inTransaction(() -> {
                windows.endLateRows(Books.FRIDAY);
                return true;
            }));

            assertThat(writer.get()).isEqualTo(Status.LATE);
        }
        assertThat(windows.windowsOf(Books.FRIDAY))
                .containsExactly(window(Books.FRIDAY, 1, Status.CLOSED), window(Books.FRIDAY, 2, Status.CLOSED));
    }

    @Test
    void turningClosesTheWindowAndOpensTheNextOneOfTheSameDate() {
        Optional<PostingWindow> next = turnOf(at(openedAt(1).plus(Duration.ofDays(1))), 1, 24);

        assertThat(next).hasValue(window(Books.FRIDAY, 2, Status.OPEN));
        assertThat(windows.open()).isEqualTo(next);
        assertThat(days()).containsExactly("2026-02-13 OPEN");
        assertThat(windows.windowsOf(Books.FRIDAY))
                .containsExactly(window(Books.FRIDAY, 1, Status.CLOSED), window(Books.FRIDAY, 2, Status.OPEN));
    }

    @ParameterizedTest
    @CsvSource({"2, 720", "24, 60", "288, 5", "7, 205"})
    void aWindowIsDueWhenItHasLastedItsPartOfADay(int windowsPerDay, int minutes) {
        Instant opened = openedAt(1);
        Instant due = opened.plus(Duration.ofDays(1).dividedBy(windowsPerDay));
        assertThat(Duration.between(opened, due).toMinutes()).isEqualTo(minutes);

        assertThat(turnOf(at(due.minusMillis(1)), 1, windowsPerDay)).isEmpty();
        assertThat(windows.turnDue(openWindow(), windowsPerDay)).hasValue(due);
        assertThat(turnOf(at(due), 1, windowsPerDay)).isPresent();
    }

    @Test
    void aWindowThatWasOpenedBeforeThisWasKeptIsDue() {
        books.jdbc().update("UPDATE posting_window SET opened_at = NULL");

        assertThat(turnOf(windows, 1, 2)).isPresent();
    }

    @Test
    void theLastWindowOfADateStaysOpenUntilCutover() {
        PostingWindows later = at(openedAt(1).plus(Duration.ofDays(9)));
        assertThat(turnOf(later, 1, 2)).isPresent();
        markPosted(Books.FRIDAY, 1);
        books.jdbc().update("UPDATE posting_window SET opened_at = opened_at - INTERVAL 9 DAY");

        assertThat(windows.turnDue(openWindow(), 2)).isEmpty();
        assertThat(turnOf(later, 2, 2)).isEmpty();
        assertThat(turnOf(later, 2, 3)).isPresent();
    }

    @Test
    void aWindowThatWasTurnedOrCutOverIsNotTurnedAgain() {
        PostingWindows later = at(openedAt(1).plus(Duration.ofDays(9)));
        assertThat(turnOf(later, 1, 24)).isPresent();

        assertThat(turnOf(later, 1, 24)).isEmpty();
        cutOver(Books.FRIDAY);
        assertThat(turnOf(later, 2, 24)).isEmpty();

        assertThat(windows.open()).hasValue(window(Books.SATURDAY, 1, Status.OPEN));
    }

    @Test
    void aLateWindowComesAfterTheTurnedOnes() {
        turnOf(at(openedAt(1).plus(Duration.ofDays(1))), 1, 24);
        cutOver(Books.FRIDAY);

        assertThat(windowFor(Books.FRIDAY)).hasValue(window(Books.FRIDAY, 3, Status.LATE));
    }

    @Test
    void whenAWindowWasOpenedIsKept() {
        Instant now = Instant.parse("2026-02-13T16:30:00.123Z");
        ledger.inTransaction(() -> at(now).cutOver(Books.FRIDAY, TestLedger.EVERY_DAY));
        ledger.inTransaction(() -> at(now.plusSeconds(1)).windowFor(Books.FRIDAY, windows.openShared()));

        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT(window_id, ' ', opened_at) FROM posting_window"
                                        + " WHERE window_id > 20260213001 ORDER BY window_id",
                                String.class))
                .containsExactly("20260213002 2026-02-13 16:30:01.123", "20260214001 2026-02-13 16:30:00.123");
    }

    /** An account is posted through one window, so none may be posted before one of a smaller id. */
    @Test
    void windowsAreTurnedOnlyWhenAllBeforeThemArePosted() {
        PostingWindows later = at(openedAt(1).plus(Duration.ofDays(9)));
        turnOf(later, 1, 24);
        assertThat(windows.notPostedBefore(openWindow())).hasValue(Books.FRIDAY);
        assertThat(turnOf(at(openedAt(2).plus(Duration.ofDays(9))), 2, 24)).isEmpty();
        markPosted(Books.FRIDAY, 1);
        assertThat(windows.notPostedBefore(openWindow())).isEmpty();

        cutOver(Books.FRIDAY);
        PostingWindows nextDay = at(later.turnDue(openWindow(), 2).orElseThrow());
        assertThat(windows.notPostedBefore(openWindow())).hasValue(Books.FRIDAY);
        markPosted(Books.FRIDAY, 2);
        assertThat(windows.notPostedBefore(openWindow()))
                .as("late rows may still come")
                .hasValue(Books.FRIDAY);
        assertThat(turnOf(nextDay, Books.SATURDAY, 1, 2)).isEmpty();
        windowFor(Books.FRIDAY);
        ledger.inTransaction(() -> windows.endLateRows(Books.FRIDAY));
        assertThat(windows.notPostedBefore(openWindow())).hasValue(Books.FRIDAY);
        assertThat(turnOf(nextDay, Books.SATURDAY, 1, 2)).isEmpty();
        markPosted(Books.FRIDAY, 3);

        assertThat(windows.notPostedBefore(openWindow())).isEmpty();
        assertThat(turnOf(nextDay, Books.SATURDAY, 1, 2)).isPresent();
    }

    @Test
    @Timeout(120)
    void aWriterAndASecondTurnThatWaitForATurnFindTheNextWindow() throws Exception {
        PostingWindows later = at(openedAt(1).plus(Duration.ofDays(9)));
        CountDownLatch turned = new CountDownLatch(1);
        try (TestThreads threads = new TestThreads()) {
            Future<Boolean> first = threads.run(() -> ledger.inTransaction(() -> {
                boolean done = later.turn(20_260_213_001L, 24).isPresent();
                turned.countDown();
                LockWaits.await(books, 2);
                return done;
            }));
            turned.await();
            Future<Optional<PostingWindow>> second = threads.run(() -> turnOf(later, 1, 24));
            Future<PostingWindow> writer = threads.run(() -> ledger.inTransaction(windows::openShared));

            assertThat(first.get()).isTrue();
            assertThat(second.get()).isEmpty();
            assertThat(writer.get()).isEqualTo(window(Books.FRIDAY, 2, Status.OPEN));
        }
        assertThat(books.number("SELECT COUNT(*) FROM posting_window")).isEqualTo(2);
    }

    private static Optional<PostingWindow> turnOf(PostingWindows later, int sequence, int windowsPerDay) {
        return turnOf(later, Books.FRIDAY, sequence, windowsPerDay);
    }

    private static Optional<PostingWindow> turnOf(
            PostingWindows later, LocalDate date, int sequence, int windowsPerDay) {
        long windowId = window(date, sequence, Status.OPEN).windowId();
        return ledger.inTransaction(() -> later.turn(windowId, windowsPerDay));
    }

    private static void markPosted(LocalDate date, int sequence) {
        ledger.inTransaction(
                () -> windows.markPosted(window(date, sequence, Status.CLOSED).windowId()));
    }

    private static PostingWindow openWindow() {
        return windows.open().orElseThrow();
    }

    /** When the window of Friday was opened; the schema keeps milliseconds. */
    private static Instant openedAt(int sequence) {
        return books.jdbc()
                .queryForObject(
                        "SELECT opened_at FROM posting_window WHERE business_date = '2026-02-13' AND sequence = ?",
                        LocalDateTime.class,
                        sequence)
                .toInstant(ZoneOffset.UTC);
    }

    /** The windows as they are at a moment. */
    private static PostingWindows at(Instant now) {
        return new PostingWindows(books.get(WindowMapper.class), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void forgetTheDates() {
        books.letRecordsBeChanged();
        books.jdbc().update("DELETE FROM buffered_credit");
        books.jdbc().update("DELETE FROM posting_window");
        books.jdbc().update("DELETE FROM business_day");
    }

    private static Optional<LocalDate> cutOver(LocalDate date) {
        return ledger.inTransaction(() -> windows.cutOver(date, TestLedger.EVERY_DAY));
    }

    private static Optional<PostingWindow> windowFor(LocalDate date) {
        return ledger.inTransaction(() -> windows.windowFor(date, windows.openShared()));
    }

    private static List<String> days() {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT(business_date, ' ', status) FROM business_day ORDER BY business_date",
                        String.class);
    }

    private static PostingWindow window(LocalDate date, int sequence, Status status) {
        return PostingWindow.of(date, sequence, status);
    }
}

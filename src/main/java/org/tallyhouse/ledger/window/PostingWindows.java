package org.tallyhouse.ledger.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;

/**
 * Opens, turns, cuts over and ends business dates and their windows. Works inside the caller's transaction, with
 * locks 3 and 8 of the ledger's page.
 */
public final class PostingWindows {
    private static final Duration DAY = Duration.ofHours(24);

    private final WindowMapper mapper;
    private final Clock clock;

    public PostingWindows(WindowMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Opens the very first business date, if none is open yet. */
    public void openFirst(LocalDate businessDate) {
        if (mapper.openDay() == null && mapper.lastCut() == null) {
            openDay(businessDate);
        }
    }

    /** The date that is open for live traffic. */
    public Optional<LocalDate> openDate() {
        return Optional.ofNullable(mapper.openDay()).map(BusinessDay::businessDate);
    }

    public Optional<BusinessDay> day(LocalDate businessDate) {
        return Optional.ofNullable(mapper.day(businessDate));
    }

    public List<PostingWindow> windowsOf(LocalDate businessDate) {
        return mapper.windowsOf(businessDate);
    }

    /** The open window, which stays open until the caller's transaction ends. */
    public PostingWindow openShared() {
        return orNotOpen(mapper.openShared());
    }

    /**
     * The window for a row of a date: the open one, or a late one of a date that is cut over and not yet
     * posted. Empty if the date takes no rows.
     */
    public Optional<PostingWindow> windowFor(LocalDate businessDate, PostingWindow open) {
        if (open.businessDate().equals(businessDate)) {
            return Optional.of(open);
        }
        BusinessDay day = mapper.dayShared(businessDate);
        if (day == null || day.status() != BusinessDay.Status.CUT) {
            return Optional.empty();
        }
        List<PostingWindow> windows = mapper.windowsOf(businessDate);
        PostingWindow last = windows.get(windows.size() - 1);
        if (last.status() == PostingWindow.Status.LATE) {
            return Optional.of(last);
        }
        return Optional.of(openWindow(businessDate, last.sequence() + 1, PostingWindow.Status.LATE));
    }

    /**
     * Closes a date's window and opens the next business date.
     *
     * @return the date that is open now; empty if the date was cut over before
     * @throws LedgerException WINDOW_NOT_OPEN if another date is the open one
     */
    public Optional<LocalDate> cutOver(LocalDate businessDate, BusinessCalendar calendar) {
        PostingWindow open = orNotOpen(mapper.openExclusive());
        if (!open.businessDate().equals(businessDate)) {
            if (mapper.day(businessDate) != null) {
                return Optional.empty();
            }
            throw new LedgerException(
                    Reason.WINDOW_NOT_OPEN,
                    "%s cannot be cut over: the open business date is %s".formatted(businessDate, open.businessDate()));
        }
        mapper.changeWindow(open.windowId(), PostingWindow.Status.OPEN, PostingWindow.Status.CLOSED);
        mapper.changeDay(businessDate, BusinessDay.Status.OPEN, BusinessDay.Status.CUT);
        LocalDate next = calendar.nextAfter(businessDate);
        openDay(next);
        return Optional.of(next);
    }

    /** The window that is open now; it may be another one the moment this returns. */
    public Optional<PostingWindow> open() {
        return Optional.ofNullable(mapper.open());
    }

    /**
     * When a window may be turned: it lasts its part of 24 hours. Empty for the last window of a date,
     * which stays open until cutover.
     */
    public Optional<Instant> turnDue(PostingWindow window, int windowsPerDay) {
        if (window.sequence() >= windowsPerDay) {
            return Optional.empty();
        }
        LocalDateTime openedAt = mapper.openedAt(window.windowId());
        return Optional.of(
                openedAt == null
                        ? Instant.EPOCH
                        : openedAt.toInstant(ZoneOffset.UTC).plus(DAY.dividedBy(windowsPerDay)));
    }

    public boolean isTurnDue(PostingWindow window, int windowsPerDay) {
        return turnDue(window, windowsPerDay)
                .filter(due -> !clock.instant().isBefore(due))
                .isPresent();
    }

    /**
     * The earliest date that stands in the way of posting a window, because windows are posted in the
     * order of their ids: {@code account.posted_window_id} says through which window an account is
     * posted. A date that still takes late rows counts, as they get a window of a smaller id.
     */
    public Optional<LocalDate> notPostedBefore(PostingWindow window) {
        return Optional.ofNullable(mapper.notPostedBefore(window.windowId(), window.businessDate()));
    }

    /**
     * Closes the open window and opens the next one of the same business date, so that what was
     * buffered can be posted before night.
     *
     * @return the window that is open now; empty if the given one was turned or cut over before, is not
     *     due yet or may not be posted yet
     */
    public Optional<PostingWindow> turn(long windowId, int windowsPerDay) {
        PostingWindow open = orNotOpen(mapper.openExclusive());
        if (open.windowId() != windowId
                || !isTurnDue(open, windowsPerDay)
                || notPostedBefore(open).isPresent()) {
            return Optional.empty();
        }
        mapper.changeWindow(windowId, PostingWindow.Status.OPEN, PostingWindow.Status.CLOSED);
        return Optional.of(openWindow(open.businessDate(), open.sequence() + 1, PostingWindow.Status.OPEN));
    }

    /** No more late rows: everything of the date is in closed windows now. */
    public void endLateRows(LocalDate businessDate) {
        mapper.changeDay(businessDate, BusinessDay.Status.CUT, BusinessDay.Status.POSTING);
        for (PostingWindow window : mapper.windowsOf(businessDate)) {
            mapper.changeWindow(window.windowId(), PostingWindow.Status.LATE, PostingWindow.Status.CLOSED);
        }
    }

    public void markPosted(long windowId) {
        mapper.changeWindow(windowId, PostingWindow.Status.CLOSED, PostingWindow.Status.POSTED);
    }

    /** Makes the date final: from now on no journal of it can be booked. */
    public void closeDay(LocalDate businessDate) {
        mapper.changeDay(businessDate, BusinessDay.Status.POSTING, BusinessDay.Status.CLOSED);
    }

    private void openDay(LocalDate businessDate) {
        mapper.insertDay(businessDate, BusinessDay.Status.OPEN);
        openWindow(businessDate, 1, PostingWindow.Status.OPEN);
    }

    private PostingWindow openWindow(LocalDate businessDate, int sequence, PostingWindow.Status status) {
        PostingWindow window = PostingWindow.of(businessDate, sequence, status);
        mapper.insertWindow(window, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return window;
    }

    private static PostingWindow orNotOpen(@Nullable PostingWindow window) {
        if (window == null) {
            throw new LedgerException(Reason.WINDOW_NOT_OPEN, "no business date is open; run set-up first");
        }
        return window;
    }
}

package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.ledger.LedgerException.Reason;

/**
 * Opens, cuts over and ends business dates and their windows. Works inside the caller's transaction.
 * Writers hold the open window's shared lock until they commit and cutover takes the exclusive one, so
 * a closed window is complete.
 */
public final class PostingWindows {
    private final WindowMapper mapper;

    public PostingWindows(WindowMapper mapper) {
        this.mapper = mapper;
    }

    /** Opens the very first business date, if none is open yet. */
    public void openFirst(LocalDate businessDate) {
        if (mapper.openDay() == null && mapper.lastCut() == null) {
            open(businessDate);
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
        PostingWindow late = PostingWindow.of(businessDate, last.sequence() + 1, PostingWindow.Status.LATE);
        mapper.insertWindow(late);
        return Optional.of(late);
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
        open(next);
        return Optional.of(next);
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

    private void open(LocalDate businessDate) {
        mapper.insertDay(businessDate, BusinessDay.Status.OPEN);
        mapper.insertWindow(PostingWindow.of(businessDate, 1, PostingWindow.Status.OPEN));
    }

    private static PostingWindow orNotOpen(@Nullable PostingWindow window) {
        if (window == null) {
            throw new LedgerException(Reason.WINDOW_NOT_OPEN, "no business date is open; run set-up first");
        }
        return window;
    }
}

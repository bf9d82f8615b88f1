package org.tallyhouse.operation.running;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.ledger.window.BusinessDay;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.view.NightMapper;

/** Which business dates are over by the institution's clock and calendar, and not closed. */
@Component
public class DueDates {
    private final WallClock clock;
    private final PostingWindows windows;
    private final Calendars calendars;
    private final MerchantMapper merchants;
    private final NightMapper nights;

    public DueDates(
            WallClock clock,
            PostingWindows windows,
            Calendars calendars,
            MerchantMapper merchants,
            NightMapper nights) {
        this.clock = clock;
        this.windows = windows;
        this.calendars = calendars;
        this.merchants = merchants;
        this.nights = nights;
    }

    /** The last working date that is over. */
    public LocalDate lastOver() {
        return calendar().lastThrough(clock.lastOver());
    }

    /** The first business date that is not closed, if it is over: the one whose night is to be run. */
    public Optional<LocalDate> oldest() {
        LocalDate first = nights.firstNotClosed();
        return first == null || !isDue(first) ? Optional.empty() : Optional.of(first);
    }

    /** How many business dates of the books and the calendar are over and not closed. */
    public int count() {
        LocalDate date = oldest().orElse(null);
        int count = 0;
        while (date != null && isDue(date)) {
            count++;
            date = calendar().nextAfter(date);
        }
        return count;
    }

    /** A date that was cut over is due, whatever the clock says: somebody has ended it. */
    private boolean isDue(LocalDate date) {
        return clock.isOver(date) || !isOpen(date);
    }

    private boolean isOpen(LocalDate date) {
        return windows.day(date).map(BusinessDay::status).orElse(BusinessDay.Status.OPEN) == BusinessDay.Status.OPEN;
    }

    /** The next date to be closed, due or not; null without set-up. */
    public @Nullable LocalDate next() {
        return nights.firstNotClosed();
    }

    /**
     * Ending a business date before its time moves what comes until then into the next one.
     *
     * @throws WrongUse if the date is open and not over
     */
    public void requireOver(LocalDate date, String command) {
        if (!isDue(date)) {
            throw new WrongUse(
                    "%s is open until %s; what comes until then would be of the next date. To end it now: ./run.sh %s --date %s --early --operator NAME --reason TEXT"
                            .formatted(date, clock.endText(date), command, date));
        }
    }

    /** The institution's. */
    public BusinessCalendar calendar() {
        String name = merchants.businessCalendar();
        if (name == null) {
            throw new WrongUse("there is no set-up yet; run ./run.sh setup DIR first");
        }
        return calendars.get(name);
    }
}

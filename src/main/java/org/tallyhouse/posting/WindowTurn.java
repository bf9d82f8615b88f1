package org.tallyhouse.posting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.ledger.window.PostingWindow.Status;
import org.tallyhouse.ledger.window.PostingWindows;

/**
 * Decides what turning the windows of a date has to do now (日间切窗): finish what an earlier run left, turn
 * the open window, or nothing.
 */
@Component
public final class WindowTurn {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final PostingWindows windows;
    private final PostingSettings settings;

    WindowTurn(PostingWindows windows, PostingSettings settings) {
        this.windows = windows;
        this.settings = settings;
    }

    /** The next thing to do for a date; to be asked again when it is done. */
    public Decision decide(LocalDate businessDate) {
        if (settings.windowsPerDay() == 1) {
            return Decision.of(
                    Verdict.OFF, "windows are not turned during the day: tallyhouse.posting.windows-per-day is 1");
        }
        return windows.open()
                .map(open -> decide(businessDate, open))
                .orElseGet(() -> Decision.of(
                        Verdict.NO_BUSINESS_DATE, "no business date is open; run ./run.sh setup DIR first"));
    }

    private Decision decide(LocalDate businessDate, PostingWindow open) {
        if (businessDate.isAfter(open.businessDate())) {
            return Decision.of(
                    Verdict.NOT_OPEN_YET, "%s is not open yet, %s is".formatted(businessDate, open.businessDate()));
        }
        if (businessDate.isBefore(open.businessDate())) {
            return windows.day(businessDate).isEmpty()
                    ? Decision.of(Verdict.NO_BUSINESS_DATE, businessDate + " is no business date of these books")
                    : Decision.of(Verdict.CUT_OVER, businessDate + " is cut over; its night posts what is left");
        }
        return windows.windowsOf(businessDate).stream()
                .filter(window -> window.status() == Status.CLOSED)
                .findFirst()
                .map(window -> new Decision(
                        Verdict.FINISH, window.windowId(), "window %d is to be posted".formatted(window.windowId())))
                .orElseGet(() -> decide(open));
    }

    private Decision decide(PostingWindow open) {
        Optional<Instant> due = windows.turnDue(open, settings.windowsPerDay());
        if (due.isEmpty()) {
            return Decision.of(
                    Verdict.NOT_DUE,
                    "window %d is the last one of %s and stays open until cutover"
                            .formatted(open.windowId(), open.businessDate()));
        }
        if (!windows.isTurnDue(open, settings.windowsPerDay())) {
            return Decision.of(
                    Verdict.NOT_DUE,
                    "window %d is not due until %s".formatted(open.windowId(), TIME.format(due.get())));
        }
        return windows.notPostedBefore(open)
                .map(earlier -> Decision.of(
                        Verdict.EARLIER_NOT_POSTED, "the windows of %s are not posted yet".formatted(earlier)))
                .orElseGet(() ->
                        new Decision(Verdict.TURN, open.windowId(), "window %d is due".formatted(open.windowId())));
    }

    /** What is to be done; FINISH and TURN name the window to run the job {@code turn} for. */
    public enum Verdict {
        OFF,
        NO_BUSINESS_DATE,
        NOT_OPEN_YET,
        CUT_OVER,
        EARLIER_NOT_POSTED,
        NOT_DUE,
        FINISH,
        TURN
    }

    /** A verdict and what an operator is told; the window is 0 where none is to be posted. */
    public record Decision(Verdict verdict, long windowId, String message) {
        static Decision of(Verdict verdict, String message) {
            return new Decision(verdict, 0, message);
        }
    }
}

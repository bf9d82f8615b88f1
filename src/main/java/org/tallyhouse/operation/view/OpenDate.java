package org.tallyhouse.operation.view;

import java.time.LocalDate;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.WrongUse;

/** The business date that is open, which new books have not until they are set up. */
public final class OpenDate {
    private OpenDate() {}

    public static LocalDate of(PostingWindows windows) {
        return windows.openDate()
                .orElseThrow(() -> new WrongUse("no business date is open; run ./run.sh setup DIR first"));
    }

    /** The same, which is not cut over before the caller's transaction ends. */
    public static LocalDate locked(PostingWindows windows) {
        of(windows);
        return windows.openShared().businessDate();
    }
}

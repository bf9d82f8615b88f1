package org.tallyhouse.operation;

import java.time.LocalDate;
import org.tallyhouse.ledger.PostingWindows;

/** The business date that is open, which new books have not until they are set up. */
final class OpenDate {
    private OpenDate() {}

    static LocalDate of(PostingWindows windows) {
        return windows.openDate()
                .orElseThrow(() -> new WrongUse("no business date is open; run ./run.sh setup DIR first"));
    }
}

package org.tallyhouse.intake.file;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of files that are taken in, by the name the command line and the file names use. */
public enum ImportKind {
    TRANSACTIONS,
    CHANNEL_BILL,
    STATEMENT,
    RESULTS;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ImportKind ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of file is called " + label));
    }
}

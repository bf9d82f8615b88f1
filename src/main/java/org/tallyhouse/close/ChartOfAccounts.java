package org.tallyhouse.close;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.Side;

/** The chart of accounts (会计科目), by general-ledger code. */
final class ChartOfAccounts {
    private static final Map<String, Line> LINES = Arrays.stream(AccountKind.values())
            .collect(Collectors.toMap(AccountKind::glCode, kind -> new Line(kind.glName(), kind.normalSide())));

    private ChartOfAccounts() {}

    /** A general-ledger account. */
    record Line(String name, Side normalSide) {

        /** Turns a credit-positive balance into one that is positive on the account's own side. */
        long onNormalSide(long creditPositiveMinor) {
            return normalSide == Side.CREDIT ? creditPositiveMinor : Math.negateExact(creditPositiveMinor);
        }
    }

    static Line of(String glCode) {
        Line line = LINES.get(glCode);
        if (line == null) {
            throw new IllegalArgumentException("there is no general-ledger account " + glCode);
        }
        return line;
    }
}

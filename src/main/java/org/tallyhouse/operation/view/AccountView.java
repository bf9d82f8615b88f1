package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An account as its holder sees it: amounts as text in major units, on the account's normal side. */
record AccountView(
        String account,
        String name,
        String currency,
        String normalSide,
        String status,
        String posted,
        String buffered,
        @Nullable WaitingCredits waiting,
        String held,
        String available,
        String effective,
        @Nullable Closing closing,
        List<HoldLine> holds,
        List<EntryView> entries) {

    /** What it held at the end of the last closed business date, whatever moved it since. */
    record Closing(LocalDate businessDate, String amount) {}

    /** A hold behind what is held, the oldest first. */
    record HoldLine(String holdId, String amount, LocalDate since, String reason) {}

    /** An entry, newest first. */
    record EntryView(LocalDate businessDate, String journal, String source, String amount, String balanceAfter) {}

    String text() {
        StringBuilder text = new StringBuilder("%s   %s, %s, %s%n".formatted(account, name, currency, status));
        line(text, "posted", posted);
        line(text, "buffered", buffered);
        line(text, "held", held);
        line(text, "available", available);
        line(text, "effective", effective);
        if (closing != null) {
            line(text, "closing " + closing.businessDate(), closing.amount());
        }
        if (waiting != null) {
            text.append("    buffered: ").append(waiting.text()).append('\n');
        }
        for (HoldLine hold : holds) {
            text.append(String.format(
                                    Locale.ROOT,
                                    "    %s %18s  held by %s %s",
                                    hold.since(),
                                    hold.amount(),
                                    hold.holdId(),
                                    hold.reason())
                            .stripTrailing())
                    .append('\n');
        }
        for (EntryView entry : entries) {
            text.append(String.format(
                    Locale.ROOT,
                    "    %s %18s -> %18s  %s %s%n",
                    entry.businessDate(),
                    entry.amount(),
                    entry.balanceAfter(),
                    entry.journal(),
                    entry.source()));
        }
        return text.toString();
    }

    static void line(StringBuilder text, String what, String amount) {
        text.append(String.format(Locale.ROOT, "  %-18s %18s%n", what, amount));
    }
}

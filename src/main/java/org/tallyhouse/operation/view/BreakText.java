package org.tallyhouse.operation.view;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakView;
import org.tallyhouse.reconciliation.breaks.ResolutionEntries;

/** Breaks for people. */
public final class BreakText {
    /** The columns of the night's breaks files, and who is at it. */
    public static final String[] COLUMNS = {
        "break_id",
        "channel",
        "business_date",
        "class",
        "transaction_id",
        "channel_reference",
        "our_amount",
        "their_amount",
        "difference",
        "currency",
        "age_days",
        "status",
        "assignee",
        "waits_for_approval_of"
    };

    private BreakText() {}

    public static List<Object> fields(BreakView row) {
        return List.of(
                row.breakId(),
                row.channel(),
                row.businessDate(),
                row.breakClass(),
                orEmpty(row.transactionId()),
                row.channelReference(),
                Amounts.format(row.ourMinor(), row.currency()),
                Amounts.format(row.theirMinor(), row.currency()),
                Amounts.format(row.differenceMinor(), row.currency()),
                row.currency(),
                row.ageDays(),
                row.status(),
                orEmpty(row.assignee()),
                orEmpty(row.waitsFor()));
    }

    public static String list(List<BreakView> rows) {
        if (rows.isEmpty()) {
            return "no breaks\n";
        }
        StringBuilder text = new StringBuilder();
        for (BreakView row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-48s %-20s %16s %s %4d days  %-13s %s%n",
                    row.breakId(),
                    row.breakClass(),
                    Amounts.format(row.differenceMinor(), row.currency()),
                    row.currency(),
                    row.ageDays(),
                    row.status(),
                    at(row)));
        }
        return text.toString();
    }

    private static String at(BreakView row) {
        return row.waitsFor() != null ? "resolved by " + row.waitsFor() + ", to be approved" : orEmpty(row.assignee());
    }

    public static String show(BreakView row, List<ResolutionEntries> proposals) {
        StringBuilder text = new StringBuilder();
        List<Object> fields = fields(row);
        for (int i = 0; i < COLUMNS.length; i++) {
            if (!fields.get(i).toString().isEmpty()) {
                text.append(String.format(Locale.ROOT, "%-22s %s%n", COLUMNS[i].replace('_', ' '), fields.get(i)));
            }
        }
        proposals.forEach(proposal -> text.append(entries(proposal)));
        return text.toString();
    }

    public static String entries(ResolutionEntries proposal) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%n%s of %s%n", proposal.way(), proposal.breakId()));
        if (proposal.entries().isEmpty()) {
            return text.append("  no money moves\n").toString();
        }
        proposal.entries()
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT,
                        "  %-6s %16s %s  %s%n",
                        entry.amountMinor() < 0 ? "debit" : "credit",
                        Amounts.format(Math.abs(entry.amountMinor()), entry.currency()),
                        entry.currency(),
                        entry.account())));
        return text.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

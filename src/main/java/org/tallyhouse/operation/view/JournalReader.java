package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.view.JournalViewMapper.BufferedRow;
import org.tallyhouse.operation.view.JournalViewMapper.JournalRow;
import org.tallyhouse.operation.view.JournalViewMapper.LegRow;

/** Reads what was booked under a reference: a transaction, a settlement, a payout, a call of the online system. */
public final class JournalReader {
    private final JournalViewMapper mapper;

    public JournalReader(JournalViewMapper mapper) {
        this.mapper = mapper;
    }

    /** Amounts as text in major units; credit positive. */
    public record JournalView(
            String reference,
            List<Journal> journals,
            @Nullable Buffered buffered) {

        public String text() {
            StringBuilder text = new StringBuilder();
            journals.forEach(journal -> journal.append(text));
            if (buffered != null) {
                text.append(String.format(
                        Locale.ROOT,
                        "buffered in window %d, %s%n    debit  %18s %s  %s%n    credit %18s %s  %s%n",
                        buffered.window(),
                        buffered.status(),
                        buffered.amount(),
                        buffered.currency(),
                        buffered.debited(),
                        buffered.amount(),
                        buffered.currency(),
                        buffered.credited()));
            }
            return text.toString();
        }
    }

    /** A journal (分录) and its entries, debits first. */
    public record Journal(
            String journal,
            LocalDate businessDate,
            @Nullable String corrects,
            String reason,
            List<JournalEntry> entries) {

        void append(StringBuilder text) {
            text.append("%s %s%s%s%n"
                    .formatted(
                            businessDate,
                            journal,
                            corrects == null ? "" : ", corrects " + corrects,
                            reason.isEmpty() ? "" : ", " + reason));
            for (JournalEntry entry : entries) {
                text.append(String.format(
                        Locale.ROOT,
                        "    %-6s %18s %s  %-30s -> %18s%n",
                        entry.side(),
                        entry.amount(),
                        entry.currency(),
                        entry.account(),
                        entry.balanceAfter()));
            }
        }
    }

    /** One side, without a sign, and the account's balance after it, credit positive. */
    public record JournalEntry(String side, String account, String amount, String currency, String balanceAfter) {}

    /** A credit that is posted with its window. */
    public record Buffered(
            long window, String status, String credited, String debited, String amount, String currency) {}

    /** @param reference a source like {@code P-20260213-M002}, also with its type before it; empty if nothing is booked */
    public Optional<JournalView> read(String reference) {
        int slash = reference.indexOf('/');
        Optional<JournalType> named = Arrays.stream(JournalType.values())
                .filter(type -> slash > 0 && type.name().equals(reference.substring(0, slash)))
                .findFirst();
        String source = named.isPresent() ? reference.substring(slash + 1) : reference;
        List<JournalType> types = named.map(List::of).orElse(List.of(JournalType.values()));
        List<JournalRow> rows = mapper.journals(
                types, source, types.stream().map(type -> type + "/" + source).toList());
        BufferedRow buffered = mapper.buffered(source);
        if (rows.isEmpty() && buffered == null) {
            return Optional.empty();
        }
        Map<Long, List<LegRow>> legs = rows.isEmpty()
                ? Map.of()
                : mapper.legs(rows.stream().map(JournalRow::journalId).toList()).stream()
                        .collect(Collectors.groupingBy(LegRow::journalId));
        return Optional.of(new JournalView(
                reference,
                rows.stream()
                        .map(row -> journal(row, legs.getOrDefault(row.journalId(), List.of())))
                        .toList(),
                buffered == null ? null : buffered(buffered)));
    }

    private static Journal journal(JournalRow row, List<LegRow> legs) {
        return new Journal(
                row.type() + "/" + row.source(),
                row.businessDate(),
                row.corrects(),
                row.reason(),
                legs.stream().map(JournalReader::entry).toList());
    }

    private static JournalEntry entry(LegRow leg) {
        return new JournalEntry(
                leg.amountMinor() < 0 ? "debit" : "credit",
                leg.account(),
                Amounts.format(Math.absExact(leg.amountMinor()), leg.currency()),
                leg.currency(),
                Amounts.format(leg.balanceAfterMinor(), leg.currency()));
    }

    private static Buffered buffered(BufferedRow row) {
        return new Buffered(
                row.windowId(),
                row.windowStatus(),
                row.account(),
                row.contra(),
                Amounts.format(row.amountMinor(), row.currency()),
                row.currency());
    }
}

package org.tallyhouse.sampleworld;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the banks' statements; each opens with what the one before closed with. */
final class Statements {
    private static final String HEADER = "record,booking_date,value_date,reference,currency,amount,description";

    private final Map<String, Long> balances = new HashMap<>(Script.OPENING_BALANCES);

    void write(Path in, LocalDate date, List<Entry> deposits, List<Instruction> payouts) throws IOException {
        for (Map.Entry<String, String> bank : SetUpFiles.CURRENCY_OF_BANK.entrySet()) {
            String currency = bank.getValue();
            List<Entry> entries = new ArrayList<>(deposits);
            entries.addAll(debits(bank.getKey(), payouts));
            entries.addAll(unrecognised(date));
            entries.removeIf(entry -> !entry.currency().equals(currency));
            Path file = in.resolve("statement-" + bank.getKey() + ".csv");
            Csv.write(file, HEADER, lines(bank.getKey(), date, currency, entries), Function.identity());
        }
    }

    private static List<Entry> debits(String bank, List<Instruction> payouts) {
        return payouts.stream()
                .filter(payout -> payout.bank().equals(bank) && payout.paid())
                .map(payout -> new Entry(payout.id(), payout.currency(), -payout.amount(), "Payout"))
                .toList();
    }

    private static List<Entry> unrecognised(LocalDate date) {
        return date.equals(Script.UNRECOGNISED_CREDIT_ON) ? List.of(Script.UNRECOGNISED_CREDIT) : List.of();
    }

    private List<String> lines(String bank, LocalDate date, String currency, List<Entry> entries) {
        List<String> lines = new ArrayList<>();
        long balance = balances.get(bank);
        lines.add(line("OPENING", date, new Entry("", currency, balance, "Opening balance")));
        for (Entry entry : entries) {
            lines.add(line("ENTRY", date, entry));
            balance = Math.addExact(balance, entry.amount());
        }
        lines.add(line("CLOSING", date, new Entry("", currency, balance, "Closing balance")));
        balances.put(bank, balance);
        return lines;
    }

    private static String line(String kind, LocalDate date, Entry entry) {
        String amount = Amounts.major(entry.amount(), entry.currency());
        return Csv.join(kind, date, date, entry.reference(), entry.currency(), amount, entry.description());
    }

    /** A line of a bank statement: minor units, signed. */
    record Entry(String reference, String currency, long amount, String description) {}
}

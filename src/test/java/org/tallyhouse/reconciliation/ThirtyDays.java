package org.tallyhouse.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.Books;
import org.tallyhouse.TransactionLine;

/**
 * Thirty days of one channel: what we took in, and bills that come in time, late, early, twice and corrected. What
 * must be open at the end is known from how each row was made.
 */
final class ThirtyDays {
    static final int DAYS = 30;
    /** Nothing new happens on the last days, so that everything that is to come has come. */
    private static final int QUIET_DAYS = 4;

    private static final int ROWS_A_DAY = 40;

    private final Random random;
    private final Path folder;
    private final Map<LocalDate, List<TransactionLine>> transactions = new TreeMap<>();
    private final Map<LocalDate, List<Bill>> bills = new TreeMap<>();
    private final List<String> open = new ArrayList<>();
    private final Set<Long> amounts = new HashSet<>();
    private final Map<LocalDate, List<String>> rows = new TreeMap<>();
    private int number;

    /** A file that comes before a night's reconciliation; it may take the place of another. */
    record Bill(Path file, @Nullable String replaces) {}

    ThirtyDays(long seed, Path folder) {
        this.random = new Random(seed);
        this.folder = folder;
        List<Day> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            rows.put(date(day), new ArrayList<>());
        }
        for (int day = 0; day < DAYS - QUIET_DAYS; day++) {
            days.add(day(day));
        }
        for (int day = 0; day < DAYS; day++) {
            bills(day, day < days.size() ? days.get(day) : new Day());
        }
    }

    static LocalDate date(int day) {
        return Books.FRIDAY.plusDays(day);
    }

    List<TransactionLine> transactions(LocalDate date) {
        return transactions.getOrDefault(date, List.of());
    }

    List<Bill> bills(LocalDate night) {
        return bills.getOrDefault(night, List.of());
    }

    /** Class and channel reference of each break that must be open at the end. */
    List<String> open() {
        return open.stream().sorted().toList();
    }

    /** Rows of the day's bill before it was corrected, and rows that come in a file of their own. */
    private static final class Day {
        private final List<String> wrong = new ArrayList<>();
        private final List<String> corrected = new ArrayList<>();
        private final List<String> late = new ArrayList<>();
    }

    private Day day(int number) {
        Day day = new Day();
        LocalDate date = date(number);
        for (int row = 0; row < ROWS_A_DAY; row++) {
            happen(day, date, rows.get(date), "REF" + ++this.number, amount());
        }
        return day;
    }

    private void happen(Day day, LocalDate date, List<String> bill, String reference, long amount) {
        long fee = fee(amount);
        switch (random.nextInt(24)) {
            case 0 -> {
                pay(date, reference, amount);
                rows.get(date.plusDays(1)).add(row(date.plusDays(1), reference, amount, fee));
            }
            case 1 -> {
                pay(date.plusDays(1), reference, amount);
                bill.add(row(date, reference, amount, fee));
            }
            case 2 -> {
                pay(date, reference, amount);
                open.add("MISSING_IN_CHANNEL " + reference);
            }
            case 3 -> {
                bill.add(row(date, reference, amount, fee));
                open.add("MISSING_IN_OURS " + reference);
            }
            case 4 -> {
                pay(date, reference, amount);
                bill.add(row(date, reference, amount + 100, fee));
                open.add("AMOUNT_DIFF " + reference);
            }
            case 5 -> {
                pay(date, reference, amount);
                bill.add(row(date, reference, amount, fee + 2));
                open.add("FEE_DIFF " + reference);
            }
            case 6 -> {
                pay(date, reference, amount);
                bill.add(row(date, reference, amount, fee + 1));
            }
            case 7 -> {
                pay(date, reference, amount);
                bill.add(row(date, reference, amount, fee));
                bill.add(row(date, reference, amount, fee));
                open.add("DUPLICATE_IN_CHANNEL " + reference);
            }
            case 8 -> {
                pay(date, reference, amount);
                pay(date, reference, amount);
                bill.add(row(date, reference, amount, fee));
                bill.add(row(date, reference, amount, fee));
            }
            case 9 -> {
                pay(date, reference, amount);
                day.late.add(row(date, reference, amount, fee));
            }
            case 10 -> {
                pay(date, reference, amount);
                bill.add(row(date, reference, amount - 50, fee));
                bill.add(row(date, reference, 50, 0));
            }
            case 11 -> {
                long other = amount();
                pay(date, reference, amount);
                pay(date, reference, other);
                bill.add(row(date, reference, amount + other, fee + fee(other)));
            }
            case 12 -> {
                pay(date, reference, amount);
                day.wrong.add(row(date, reference, amount + 7, fee));
                day.corrected.add(row(date, reference, amount, fee));
            }
            case 13 -> {
                day.wrong.add(row(date, reference, amount, fee));
            }
            case 14 -> {
                pay(date, reference, amount);
                day.wrong.add(row(date, reference, amount, fee));
                open.add("MISSING_IN_CHANNEL " + reference);
            }
            case 15 -> {
                pay(date, reference, amount);
                bill.add(row(date, "OTHER-" + reference, amount, fee));
            }
            case 16 -> {
                pay(date, reference, amount);
                day.late.add(row(date, reference, amount, fee + 5));
                open.add("FEE_DIFF " + reference);
            }
            default -> {
                pay(date, reference, amount);
                bill.add(row(date, reference, amount, fee));
            }
        }
    }

    /** The day's bill, now and then a day late; a file with the rest; the corrected bill two days later. */
    private void bills(int number, Day day) {
        LocalDate date = date(number);
        List<String> sound = rows.get(date);
        List<String> first = new ArrayList<>(sound);
        first.addAll(day.wrong);
        boolean lateBill = number % 9 == 4;
        String name = "bill-" + date + ".csv";
        if (!first.isEmpty()) {
            bill(lateBill ? date.plusDays(1) : date, name, first, null);
        }
        if (!day.late.isEmpty()) {
            bill(date.plusDays(1 + random.nextInt(3)), "more-" + date + ".csv", day.late, null);
        }
        boolean isCorrected = !day.wrong.isEmpty();
        if (isCorrected) {
            List<String> corrected = new ArrayList<>(sound);
            corrected.addAll(0, day.corrected);
            bill(date.plusDays(2), "corrected-" + date + ".csv", corrected, name);
        } else if (number % 7 == 3) {
            // the same rows in another order
            List<String> again = new ArrayList<>(sound);
            java.util.Collections.reverse(again);
            bill(date.plusDays(1), "again-" + date + ".csv", again, name);
        }
        if (number == 11) {
            List<String> twice = sound.subList(0, 5);
            bill(date.plusDays(1), "twice-" + date + ".csv", twice, null);
            twice.forEach(row -> open.add("DUPLICATE_IN_CHANNEL " + row.split(",")[0]));
        }
    }

    private void bill(LocalDate night, String name, Collection<String> lines, @Nullable String replaces) {
        String header = "channel_reference,business_date,type,currency,amount,fee,status\n";
        try {
            Path file = Files.writeString(folder.resolve(name), header + String.join("", lines));
            bills.computeIfAbsent(night, key -> new ArrayList<>()).add(new Bill(file, replaces));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pay(LocalDate date, String reference, long amount) {
        List<TransactionLine> lines = transactions.computeIfAbsent(date, key -> new ArrayList<>());
        lines.add(TransactionLine.payment("T%s-%d".formatted(date, lines.size()), "M001", major(amount))
                .on(date)
                .with("channel_reference", reference));
    }

    private static String row(LocalDate date, String reference, long amount, long fee) {
        return "%s,%s,PAYMENT,CNY,%s,%s,SUCCESS\n".formatted(reference, date, major(amount), major(fee));
    }

    /** No two are the same, so that a fall-back by amounts can only find the right one. */
    private long amount() {
        long amount = 1_000 + random.nextInt(90_000);
        while (!amounts.add(amount)) {
            amount++;
        }
        return amount;
    }

    /** The wallet's 0.30 %, half up. */
    private static long fee(long amount) {
        return (amount * 3 + 500) / 1000;
    }

    private static String major(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}

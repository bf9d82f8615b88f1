package org.tallyhouse.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.tallyhouse.Books;
import org.tallyhouse.intake.file.ImportKind;

/** A channel that pays what it billed: all of several days at once, a day in two parts, or not today. */
public final class ChannelDeposits {
    private final Random random;

    ChannelDeposits(long seed) {
        this.random = new Random(seed);
    }

    void pay(Books books, LocalDate night, boolean everything) {
        List<Long> owed = books.jdbc().queryForList("""
                        SELECT SUM(amount_minor) FROM funds_item
                        WHERE settled_on IS NULL AND side = 'EXPECTED' GROUP BY business_date ORDER BY business_date""", Long.class);
        int way = random.nextInt(3);
        long part = 1 + random.nextInt(1000);
        if (owed.isEmpty() || way == 2 && !everything) {
            return;
        }
        long first = owed.get(0);
        long paidBefore = books.number("SELECT COALESCE(SUM(amount_minor), 0) FROM funds_item"
                + " WHERE settled_on IS NULL AND side = 'DEPOSIT'");
        List<Long> paid = everything || way == 0
                ? List.of(owed.stream().mapToLong(Long::longValue).sum() - paidBefore)
                : List.of(part, first - part);
        statement(books, "qrpay-" + night, night, "QRPAY-DEPOSIT", paid);
    }

    /** A statement of the bank with these entries; nothing if they are nothing. */
    public static void statement(Books books, String name, LocalDate night, String reference, List<Long> entries) {
        List<Long> moved = entries.stream().filter(entry -> entry != 0).toList();
        if (moved.isEmpty()) {
            return;
        }
        long opening = books.number("SELECT COALESCE((SELECT closing_minor FROM bank_statement"
                + " WHERE bank_id = 'lotus' AND place IS NOT NULL ORDER BY place DESC LIMIT 1), 0)");
        Stream<String> lines = Stream.concat(
                Stream.concat(
                        Stream.of(
                                "record,booking_date,value_date,reference,currency,amount,description",
                                row("OPENING", night, "", opening)),
                        moved.stream().map(entry -> row("ENTRY", night, reference, entry))),
                Stream.of(row(
                        "CLOSING",
                        night,
                        "",
                        opening + moved.stream().mapToLong(Long::longValue).sum())));
        try {
            Path file = Files.write(books.home().resolve("statement-" + name + ".csv"), lines.toList());
            books.take(ImportKind.STATEMENT, "lotus", file, night);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String record, LocalDate date, String reference, long minor) {
        return "%s,%s,%s,%s,CNY,%s,"
                .formatted(
                        record,
                        date,
                        date,
                        reference,
                        BigDecimal.valueOf(minor, 2).toPlainString());
    }
}

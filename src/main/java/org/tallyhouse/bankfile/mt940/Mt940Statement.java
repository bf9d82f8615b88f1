package org.tallyhouse.bankfile.mt940;

import com.prowidesoftware.swift.model.field.Field60F;
import com.prowidesoftware.swift.model.field.Field61;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.StatementBalance;
import org.tallyhouse.bankfile.StatementEntry;
import org.tallyhouse.bankfile.StatementEvents;
import org.tallyhouse.bankfile.StatementHead;
import org.tallyhouse.bankfile.StatementMark;
import org.tallyhouse.bankfile.TextLines;
import org.tallyhouse.bankfile.mt940.Mt940Reader.Field;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/** Makes statements of the fields of MT940 messages. A page opens or closes with an interim balance (60M, 62M). */
final class Mt940Statement {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?:/(\\d{1,9}))?");

    private final TextLines lines;
    private final StatementEvents events;
    private @Nullable String id;
    private String account = "";
    private String number = "";
    private @Nullable StatementHead head;
    private @Nullable Field entry;
    private @Nullable Field information;

    Mt940Statement(TextLines lines, StatementEvents events) {
        this.lines = lines;
        this.events = events;
    }

    void field(Field field) {
        switch (field.tag()) {
            case "20" -> begin(field);
            case "25", "25P" -> account = field.text().lines().findFirst().orElse("");
            case "28", "28C" -> number = field.text().strip();
            case "60F", "60M" -> open(field);
            case "61" -> {
                requireOpen(field);
                handOver();
                entry = field;
            }
            case "86" -> information = entry == null ? null : field;
            case "62F", "62M" -> {
                requireOpen(field);
                close(field.line(), balance(field), field.tag().equals("62M"));
            }
            default -> {
                // available balances and the like move nothing
            }
        }
    }

    /** A statement that was not closed by then has no closing balance. */
    void end() {
        if (head != null) {
            close(lines.number(), null, false);
        }
    }

    private void begin(Field field) {
        end();
        id = field.text();
        account = "";
        number = "";
    }

    private void open(Field field) {
        if (id == null || head != null) {
            throw refused(field, id == null ? "stands before :20:, which begins a statement" : "is there twice");
        }
        StatementBalance opening = balance(field);
        head = new StatementHead(
                field.line(), name(), account.strip(), opening.currency(), opening, mark(field, field.tag()));
        events.open(head);
    }

    private String name() {
        return (given(id).lines().findFirst().orElse("") + " " + number).strip();
    }

    /** A statement number, and behind a slash that of the page. */
    private StatementMark mark(Field opening, String tag) {
        Matcher parts = NUMBER.matcher(number);
        boolean counted = parts.matches();
        String page = counted && parts.group(2) != null ? parts.group(2) : "0";
        return new StatementMark(
                name(),
                counted ? Long.valueOf(parts.group(1)) : null,
                Integer.parseInt(page),
                date(opening, new Field60F(opening.text()).getDate()),
                tag.equals("60M"),
                false);
    }

    private void requireOpen(Field field) {
        if (head == null) {
            throw refused(field, "stands before the opening balance, :60F:");
        }
    }

    private void close(long line, @Nullable StatementBalance closing, boolean interim) {
        handOver();
        events.close(line, closing, interim);
        head = null;
        id = null;
    }

    private void handOver() {
        if (head != null && entry != null) {
            events.entry(entry(head.currency(), entry, information));
        }
        entry = null;
        information = null;
    }

    private StatementEntry entry(Currency currency, Field field, @Nullable Field told) {
        Field61 parts = new Field61(field.text());
        LocalDate value = date(field, parts.getValueDate());
        Mt940Information text = Mt940Information.of(told == null ? "" : told.text());
        return new StatementEntry(
                field.line(),
                parts.getEntryDate() == null ? value : nearest(field, parts.getEntryDate(), value),
                value,
                reference(text, parts),
                currency,
                isCredit(field, parts.getDebitCreditMark())
                        ? minor(field, currency, parts.getAmountAsBigDecimal())
                        : -minor(field, currency, parts.getAmountAsBigDecimal()),
                text.description().isEmpty() ? given(parts.getSupplementaryDetails()) : text.description());
    }

    private static String reference(Mt940Information text, Field61 parts) {
        if (!text.reference().isEmpty()) {
            return text.reference();
        }
        String own = given(parts.getReferenceForTheAccountOwner());
        return own.isEmpty() || own.equals("NONREF")
                ? given(parts.getReferenceOfTheAccountServicingInstitution())
                : own;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private StatementBalance balance(Field field) {
        Field60F parts = new Field60F(field.text());
        String code = given(parts.getCurrency());
        Currency currency = Currencies.find(code)
                .orElseThrow(() -> refused(field, FileFault.badValue("currency", code, "is unknown")));
        long minor = minor(field, currency, parts.getAmountAsBigDecimal());
        return new StatementBalance(isCredit(field, parts.getDCMark()) ? minor : -minor, currency);
    }

    /** RC takes a credit back, RD a debit. */
    private boolean isCredit(Field field, @Nullable String mark) {
        return switch (given(mark)) {
            case "C", "RD" -> true;
            case "D", "RC" -> false;
            default -> throw refused(field, "has no mark C, D, RC or RD");
        };
    }

    private long minor(Field field, Currency currency, @Nullable BigDecimal amount) {
        if (amount == null) {
            throw refused(field, "has no amount");
        }
        try {
            return Amounts.parse(amount.toPlainString(), currency);
        } catch (AmountException e) {
            throw refused(
                    field,
                    FileFault.BAD_VALUE
                            .says("{field} {value} " + e.getMessage())
                            .about("amount", amount));
        }
    }

    private LocalDate date(Field field, @Nullable String text) {
        try {
            return LocalDate.parse(given(text), DATE);
        } catch (DateTimeException e) {
            throw refused(field, FileFault.badValue("date", given(text), "is none"));
        }
    }

    /** The entry date has no year: it is that which brings it closest to the value date. */
    private LocalDate nearest(Field field, String monthAndDay, LocalDate value) {
        try {
            MonthDay day = MonthDay.of(
                    Integer.parseInt(monthAndDay.substring(0, 2)), Integer.parseInt(monthAndDay.substring(2)));
            return IntStream.rangeClosed(value.getYear() - 1, value.getYear() + 1)
                    .mapToObj(day::atYear)
                    .min(Comparator.comparing(date -> Math.abs(ChronoUnit.DAYS.between(value, date))))
                    .orElse(value);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw refused(field, FileFault.badValue("entry date", monthAndDay, "is none"));
        }
    }

    private FileRefused refused(Field field, String reason) {
        return refused(field, FileFault.WRONG_STRUCTURE.says(reason));
    }

    private FileRefused refused(Field field, Failure failure) {
        return lines.refused(field.line(), failure.behind(":%s: ".formatted(field.tag())));
    }
}

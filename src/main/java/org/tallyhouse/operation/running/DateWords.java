package org.tallyhouse.operation.running;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A date, or a word for one by the institution's clock and calendar. */
public final class DateWords implements ITypeConverter<LocalDate> {
    /** How an option with a business date is described. */
    public static final String OPTION = "the business date, like 2026-02-13, or today, yesterday, last, open";

    /** The words there are. */
    public static final List<String> ALL = List.of("today", "yesterday", "last", "open");

    private final Terminal terminal;

    public DateWords(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public LocalDate convert(String text) {
        return switch (text) {
            case "today" -> terminal.wallClock().today();
            case "yesterday" -> terminal.wallClock().today().minusDays(1);
            case "last" -> {
                try (QuickLook look = terminal.glance()) {
                    yield look.dueDates().lastOver();
                }
            }
            case "open" -> {
                try (QuickLook look = terminal.glance()) {
                    yield look.openDate();
                }
            }
            default -> date(text);
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'%s' is no date like 2026-02-13, nor today, yesterday, last (working date that is over) or open"
                            .formatted(text));
        }
    }
}

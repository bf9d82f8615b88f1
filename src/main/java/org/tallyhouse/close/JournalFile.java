package org.tallyhouse.close;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.CloseMapper.JournalLine;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;

/**
 * Writes the journals of a date for other systems' books, one line per entry. What depends on when the
 * night ran, such as ids and balances after an entry, is left out: the next date's traffic changes it.
 */
@Component
final class JournalFile {
    private static final List<String> COLUMNS = List.of(
            "business_date",
            "type",
            "source",
            "account",
            "gl_code",
            "currency",
            "debit",
            "credit",
            "corrects",
            "reason");

    private final CloseMapper mapper;

    JournalFile(CloseMapper mapper) {
        this.mapper = mapper;
    }

    void write(Path file, LocalDate date) {
        CsvOutput.writeForPeople(
                file,
                COLUMNS,
                out -> mapper.forEachJournalLine(date, result -> write(out, date, result.getResultObject())));
    }

    private static void write(CsvOutput out, LocalDate date, JournalLine line) {
        long minor = line.amountMinor();
        out.row(
                date,
                line.type(),
                line.source(),
                line.account(),
                line.kind().glCode(),
                line.currency(),
                minor < 0 ? Amounts.format(Math.negateExact(minor), line.currency()) : "",
                minor > 0 ? Amounts.format(minor, line.currency()) : "",
                Objects.requireNonNullElse(line.corrects(), ""),
                line.reason());
    }
}

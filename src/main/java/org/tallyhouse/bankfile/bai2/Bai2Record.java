package org.tallyhouse.bankfile.bai2;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tallyhouse.bankfile.TextLines;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/** A record with what continues it; the fields are those behind its code. */
record Bai2Record(TextLines lines, long line, int physical, String code, String text, boolean open) {
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,15}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    static Bai2Record begin(TextLines lines, String line) {
        if (!line.matches("\\d\\d,.*")) {
            throw lines.refused(lines.number(), FileFault.WRONG_STRUCTURE.says("is no record of the format"));
        }
        String rest = line.substring(3).stripTrailing();
        return new Bai2Record(lines, lines.number(), 1, line.substring(0, 2), withoutEnd(rest), !rest.endsWith("/"));
    }

    /** A record that ended goes on with further fields, one that did not with its last field. */
    Bai2Record continued(String line) {
        String rest = line.substring(3).stripTrailing();
        return new Bai2Record(
                lines,
                this.line,
                physical + 1,
                code,
                text + (open ? " " : ",") + withoutEnd(rest),
                !rest.endsWith("/"));
    }

    private static String withoutEnd(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    List<String> fields() {
        return List.of(text.split(",", -1));
    }

    /** A field by its place from 1 behind the code; empty where the record is shorter. */
    String field(int place) {
        List<String> fields = fields();
        return place <= fields.size() ? fields.get(place - 1).strip() : "";
    }

    /** Minor units, with or without a sign; nothing is 0. */
    long amount(String field) {
        if (field.isEmpty()) {
            return 0;
        }
        if (!AMOUNT.matcher(field).matches()) {
            throw badValue("amount", field, "is none");
        }
        return Long.parseLong(field);
    }

    LocalDate date(String field) {
        try {
            return LocalDate.parse(field, DATE);
        } catch (DateTimeException e) {
            throw badValue("date", field, "is none");
        }
    }

    void require(String what, String stated, long found) {
        if (!stated.isEmpty() && amount(stated) != found) {
            throw refused(FileFault.control("states {field} of {expected}, there is {actual}", what, stated, found));
        }
    }

    FileRefused refused(String reason) {
        return refused(FileFault.WRONG_STRUCTURE.says(reason));
    }

    FileRefused badValue(String field, String value, String why) {
        return refused(FileFault.badValue(field, value, why));
    }

    private FileRefused refused(Failure failure) {
        return lines.refused(line, failure.behind("the record %s ".formatted(code)));
    }
}

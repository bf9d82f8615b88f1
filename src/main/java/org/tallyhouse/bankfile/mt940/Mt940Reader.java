package org.tallyhouse.bankfile.mt940;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.FootedStatements;
import org.tallyhouse.bankfile.StatementEvents;
import org.tallyhouse.bankfile.StatementHandler;
import org.tallyhouse.bankfile.StatementReader;
import org.tallyhouse.bankfile.TextLines;
import org.tallyhouse.layout.FileFault;

/** Reads SWIFT MT940 statements, with or without the blocks of a message around them, one field at a time. */
public final class Mt940Reader implements StatementReader {
    private static final Pattern FIELD = Pattern.compile(":(\\d{2}[A-Z]?):(.*)");

    /** Far more than a field has. */
    private static final int LONGEST_FIELD = 10_000;

    @Override
    public void read(Path file, StatementHandler handler) {
        FootedStatements.read(file, true, events -> scan(file, events), handler);
    }

    private static void scan(Path file, StatementEvents events) {
        try (TextLines lines = new TextLines(file)) {
            Mt940Statement statement = new Mt940Statement(lines, events);
            Field field = null;
            for (String line = lines.next(); line != null; line = lines.next()) {
                Matcher begins = FIELD.matcher(line);
                if (begins.matches() || isFrame(line)) {
                    take(field, lines, statement);
                    field = begins.matches() ? new Field(begins.group(1), lines.number(), begins.group(2)) : null;
                } else if (field != null) {
                    requireEnd(field, lines);
                    field = field.with(line);
                }
            }
            take(field, lines, statement);
            statement.end();
        }
    }

    /** A line of the message's blocks, or the hyphen that ends a statement. */
    private static boolean isFrame(String line) {
        return line.equals("-") || line.startsWith("-}") || line.startsWith("{1:");
    }

    private static void requireEnd(Field field, TextLines lines) {
        if (field.text.length() > LONGEST_FIELD) {
            throw lines.refused(
                    field.line,
                    FileFault.CUT_OFF.says("field {field} does not end").about(field.tag));
        }
    }

    private static void take(@Nullable Field field, TextLines lines, Mt940Statement statement) {
        if (field != null) {
            requireEnd(field, lines);
            statement.field(field);
        }
    }

    /** A field with its lines as they stand in the file. */
    record Field(String tag, long line, String text) {
        Field with(String nextLine) {
            return new Field(tag, line, text + "\n" + nextLine);
        }
    }
}

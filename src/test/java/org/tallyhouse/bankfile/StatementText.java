package org.tallyhouse.bankfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.money.Amounts;

/** What a reader hands over, a line of text each; why a file is refused as the last. */
final class StatementText implements StatementHandler {
    private final List<String> told = new ArrayList<>();

    static List<String> read(StatementReader reader, Path file) {
        StatementText text = new StatementText();
        try {
            reader.read(file, text);
        } catch (FileRefused e) {
            text.told.add("refused: " + String.valueOf(e.getMessage()).replace(file.toString(), "FILE"));
        }
        return text.told;
    }

    @Override
    public void open(StatementHead head, StatementBalance opening) {
        told.add("%d open %s of '%s' at %s".formatted(head.line(), head.id(), head.account(), opening));
    }

    @Override
    public void entry(StatementEntry entry) {
        told.add("%d %s %s %s %s %s '%s'"
                .formatted(
                        entry.line(),
                        entry.bookingDate(),
                        entry.valueDate(),
                        entry.currency(),
                        Amounts.format(entry.amountMinor(), entry.currency()),
                        entry.reference(),
                        entry.description()));
    }

    @Override
    public void close(long line, StatementBalance closing, boolean interim) {
        told.add("%d close at %s".formatted(line, closing));
    }

    @Override
    public void setAside(StatementHead head, String reason) {
        told.add("set aside: " + reason);
    }
}

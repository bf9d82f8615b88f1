package org.tallyhouse.layout.declared.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.load.LayoutFolder;

/** Layouts and files made of a test's own text. */
public final class LayoutText {
    private LayoutText() {}

    public static Layout layout(Path folder, String yaml) {
        return LayoutFolder.load(write(folder, "own.yml", yaml).getParent()).find("own");
    }

    public static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sound rows as field=value, faults as they are told, and why the file is refused as a last line. */
    static List<String> read(LayoutReader reader, Path file) {
        List<String> told = new ArrayList<>();
        try {
            reader.read(file, new LayoutHandler() {
                @Override
                public void row(FileRow row) {
                    told.add(row.line() + " " + text(row.fields()));
                }

                @Override
                public void fault(LayoutFault fault) {
                    told.add(fault.toString());
                }
            });
        } catch (FileRefused e) {
            told.add("refused: " + String.valueOf(e.getMessage()).replace(file.toString(), "FILE"));
        }
        return told;
    }

    static String text(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(" "));
    }
}

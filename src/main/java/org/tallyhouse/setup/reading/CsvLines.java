package org.tallyhouse.setup.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallyhouse.layout.CsvFile;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;

/** Reads the CSV file of a kind. */
public final class CsvLines<T> {
    private static final Pattern PLACE = Pattern.compile("(?:cannot be read near )?line (\\d+): (.*)", Pattern.DOTALL);

    private final CsvKind<T> kind;
    private final SetUpProblems problems;
    private final KindLines<T> lines = new KindLines<>();

    private CsvLines(CsvKind<T> kind, SetUpProblems problems) {
        this.kind = kind;
        this.problems = problems;
    }

    public static <T> KindLines<T> read(CsvKind<T> kind, Path folder, SetUpProblems problems) {
        CsvLines<T> reader = new CsvLines<>(kind, problems);
        Path path = folder.resolve(kind.file());
        if (Files.exists(path)) {
            reader.readFile(path);
        } else if (kind.isRequired()) {
            reader.lines.incomplete();
            problems.add(new FileProblem(kind.file(), 1, "", "", "is missing"));
        }
        return reader.lines;
    }

    private void readFile(Path path) {
        List<String> columns = kind.fields().columns().stream()
                .filter(FileColumn::inHeader)
                .map(FileColumn::name)
                .toList();
        try {
            new CsvFile(path, columns).inspect(this::readRow);
        } catch (FileRefused e) {
            lines.incomplete();
            problems.add(refused(path, String.valueOf(e.getMessage())));
        }
    }

    private void readRow(FileRow row) {
        FieldSource source = new CsvLine(kind.file(), row);
        List<String> key = kind.fields().keyColumns().stream()
                .map(column -> column.text(source))
                .toList();
        int before = problems.count();
        String taken = lines.take(key, kind.file() + " line " + row.line());
        if (taken != null) {
            problems.add(source.problem(keyNames(), String.join(" ", key), "is in " + taken + " already"));
        }
        FieldValues fields = FieldValues.read(kind.fields().columns(), source, problems);
        if (problems.count() == before) {
            build(fields, key, source);
        }
    }

    private void build(FieldValues fields, List<String> key, FieldSource source) {
        try {
            lines.add(key, new FileLine<>(source, kind.build(fields)));
        } catch (IllegalArgumentException e) {
            problems.add(source.problem(keyNames(), String.join(" ", key), String.valueOf(e.getMessage())));
        }
    }

    private String keyNames() {
        return kind.fields().keyColumns().stream().map(FileColumn::name).collect(Collectors.joining(" "));
    }

    /** The message names path and often a line; the problem has fields for both. */
    private FileProblem refused(Path path, String message) {
        String reason = message.replaceFirst("^" + Pattern.quote(path.toString()) + ":? ", "");
        Matcher place = PLACE.matcher(reason);
        return place.matches()
                ? new FileProblem(kind.file(), Long.parseLong(place.group(1)), "", "", place.group(2))
                : new FileProblem(kind.file(), 1, "", "", reason);
    }
}

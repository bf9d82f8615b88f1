package org.tallyhouse.setup.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.CsvFile;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;

/** Reads the CSV file of a kind. */
public final class CsvLines<T> {
    private final CsvKind<T> kind;
    private final SetUpProblems problems;
    private final KindLines<T> lines;
    private final List<FileColumn<?>> columns;
    private final List<FileColumn<?>> keyColumns;

    private CsvLines(CsvKind<T> kind, SetUpProblems problems, SharedParts parts) {
        this.kind = kind;
        this.problems = problems;
        this.lines = new KindLines<>(parts);
        this.columns = kind.fields().columns();
        this.keyColumns = kind.fields().keyColumns();
    }

    public static <T> KindLines<T> read(CsvKind<T> kind, Path folder, SetUpProblems problems, SharedParts parts) {
        CsvLines<T> reader = new CsvLines<>(kind, problems, parts);
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
        List<String> header = columns.stream()
                .filter(FileColumn::inHeader)
                .map(FileColumn::name)
                .toList();
        try {
            new CsvFile(path, header).inspect(this::readRow);
        } catch (FileRefused e) {
            lines.incomplete();
            problems.add(refused(e.failure()));
        }
    }

    private void readRow(FileRow row) {
        CsvPlace place = new CsvPlace(kind.file(), Math.toIntExact(row.line()));
        FieldSource source = new CsvLine(place, row);
        List<String> key =
                keyColumns.stream().map(column -> column.text(source)).toList();
        int before = problems.count();
        refuseTaken(lines.take(key, place), key, place);
        FieldValues fields = FieldValues.read(columns, source, problems);
        if (problems.count() == before) {
            build(fields, key, place);
        }
    }

    private void build(FieldValues fields, List<String> key, FieldPlace place) {
        try {
            T thing = kind.build(fields);
            // a version may be written 01: what is stored under it is 1
            refuseTaken(lines.add(kind.key(thing), new FileLine<>(place, thing)), key, place);
        } catch (IllegalArgumentException e) {
            problems.add(place.problem(keyNames(), String.join(" ", key), String.valueOf(e.getMessage())));
        }
    }

    private void refuseTaken(@Nullable FieldPlace taken, List<String> key, FieldPlace place) {
        if (taken != null) {
            String reason = "is in %s line %d already".formatted(kind.file(), taken.line());
            problems.add(place.problem(keyNames(), String.join(" ", key), reason));
        }
    }

    private String keyNames() {
        return keyColumns.stream().map(FileColumn::name).collect(Collectors.joining(" "));
    }

    /** A problem names file and line itself. */
    private FileProblem refused(Failure failure) {
        String reason =
                failure.reason() == FileFault.UNREADABLE && failure.line() > 0 ? failure.cause() : failure.what();
        return new FileProblem(kind.file(), Math.max(1, failure.line()), "", "", reason);
    }
}

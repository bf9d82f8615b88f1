package org.tallyhouse.sampleworld;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The few lines of CSV that the world needs. */
final class Csv {
    private Csv() {}

    static String join(Object... fields) {
        return Arrays.stream(fields).map(Object::toString).collect(Collectors.joining(","));
    }

    /** The fields of a line; commas between quotes do not separate. */
    static List<String> columns(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
    }

    /** Each row below the header, by column. */
    static List<Map<String, String>> rows(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> header = columns(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = columns(line);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    static <T> void write(Path file, String header, List<T> rows, Function<T, String> line) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        rows.forEach(row -> text.append(line.apply(row)).append('\n'));
        SampleFile.write(file, text.toString());
    }
}

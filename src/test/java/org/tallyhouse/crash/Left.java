package org.tallyhouse.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tallyhouse.Books;
import org.tallyhouse.Outputs;

/** What a night left: all rows, also joined by what they mean, and the bytes of all files of its home, those of its drops among them. */
record Left(Map<String, List<String>> rows, Map<String, String> files) {
    private static final String DELIVERED = "|payouts deliver|";

    static Left by(Books books) {
        Map<String, List<String>> rows = new TreeMap<>(AllRows.of(books.jdbc()));
        Outputs.rows(books).forEach((what, joined) -> rows.put("joined " + what, joined));
        return new Left(rows, contents(books.home()));
    }

    /** Without what is written down of a person who was asked about a delivery. */
    Left withoutDeliveries() {
        Map<String, List<String>> others = new TreeMap<>(rows);
        others.computeIfPresent(
                "audit_log",
                (table, lines) ->
                        lines.stream().filter(line -> !line.contains(DELIVERED)).toList());
        return new Left(others, files);
    }

    private static Map<String, String> contents(Path home) {
        try {
            Map<String, String> contents = new TreeMap<>();
            for (Path path : ImageWorld.belowHome(home)) {
                Path file = home.resolve(path);
                // the marks of tries are drawn by lot
                if (Files.isRegularFile(file) && !path.startsWith("out/.put")) {
                    contents.put(path.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each table and file that is not what it should be, with the first lines that differ. */
    List<String> unlike(Left expected) {
        List<String> differences = new ArrayList<>();
        for (String table : union(rows, expected.rows)) {
            difference(table, rows.getOrDefault(table, List.of()), expected.rows.getOrDefault(table, List.of()))
                    .ifPresent(differences::add);
        }
        for (String file : union(files, expected.files)) {
            String is = files.get(file);
            String should = expected.files.get(file);
            if (!Objects.equals(is, should)) {
                differences.add(
                        is == null || should == null
                                ? "%s: %s".formatted(file, is == null ? "missing" : "too much")
                                : difference(
                                                file,
                                                is.lines().toList(),
                                                should.lines().toList())
                                        .orElse(file + ": line ends"));
            }
        }
        return differences;
    }

    private static java.util.Optional<String> difference(String what, List<String> is, List<String> should) {
        List<String> more = new ArrayList<>(is);
        should.forEach(more::remove);
        List<String> less = new ArrayList<>(should);
        is.forEach(less::remove);
        return more.isEmpty() && less.isEmpty() && is.equals(should)
                ? java.util.Optional.empty()
                : java.util.Optional.of("%s: too much %d %s, missing %d %s"
                        .formatted(what, more.size(), first(more), less.size(), first(less)));
    }

    private static List<String> first(List<String> lines) {
        return lines.subList(0, Math.min(3, lines.size()));
    }

    private static Iterable<String> union(Map<String, ?> one, Map<String, ?> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream())
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
}

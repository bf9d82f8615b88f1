package org.tallyhouse.malformed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One wrong thing in a file that is otherwise right: a text that is replaced by another. Where the text begins with a
 * mark in angle brackets, something else is done at it; see src/test/resources/malformed/README.md.
 *
 * @param told what becomes of the file: {@code refused} or {@code aside}, the line, and words of the reason
 */
record Defect(SuiteReader reader, String name, String replaced, String by, String told) {
    private static final Path FOLDER = Path.of("src/test/resources/malformed");
    private static final Pattern MARKED = Pattern.compile("(?s)(<(all|begin|end|from|line|twice|cut|flip)>)?(.*)");
    private static final Pattern REPEATED = Pattern.compile("(?s)\\{(.+?) (\\d+)}");

    /** Those of one reader. */
    static Stream<Defect> of(SuiteReader reader) {
        return read(FOLDER.resolve(reader.name() + "/defects.txt"), reader, reader.charset());
    }

    /** Those that every file may have. */
    static Stream<Defect> ofAny(SuiteReader reader) {
        return read(FOLDER.resolve("any/defects.txt"), reader, StandardCharsets.ISO_8859_1);
    }

    private static Stream<Defect> read(Path table, SuiteReader reader, Charset charset) {
        try {
            return Files.exists(table)
                    ? Files.readAllLines(table).stream().map(line -> parse(line, reader, charset))
                    : Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Defect parse(String line, SuiteReader reader, Charset charset) {
        List<String> cells =
                Arrays.stream(line.split("\\|(?= |$)", -1)).map(String::trim).toList();
        if (cells.size() != 4) {
            throw new IllegalArgumentException(line + " has not four cells");
        }
        return new Defect(reader, cells.get(0), text(cells.get(1), charset), text(cells.get(2), charset), cells.get(3));
    }

    /** The bytes of a cell, each as the character of its number. */
    private static String text(String cell, Charset charset) {
        String text = latin(cell.getBytes(charset)).translateEscapes();
        Matcher repeated = REPEATED.matcher(text);
        return repeated.replaceAll(
                found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The file with the defect. */
    byte[] bytes() {
        String good = latin(reader.good());
        Matcher marked = MARKED.matcher(replaced);
        if (!marked.matches()) {
            throw new IllegalArgumentException(replaced);
        }
        String text = marked.group(3);
        String mark = marked.group(2) == null ? "" : marked.group(2);
        String changed = switch (mark) {
            case "all" -> by;
            case "begin" -> by + good;
            case "end" -> good + by;
            case "from" -> good.substring(0, at(good, text)) + by;
            case "line" -> between(good, lineBegin(good, text), lineEnd(good, text), by);
            case "twice" -> between(good, lineEnd(good, text), lineEnd(good, text), line(good, text));
            case "cut" -> good.substring(0, Integer.parseInt(text));
            case "flip" -> flipped(good, Integer.parseInt(text));
            default -> between(good, at(good, text), at(good, text) + text.length(), by);
        };
        if (changed.equals(good)) {
            throw new IllegalArgumentException("%s changes nothing".formatted(this));
        }
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private int at(String good, String text) {
        int at = good.indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException("%s: the good file has no %s".formatted(this, text));
        }
        return at;
    }

    private int lineBegin(String good, String text) {
        return good.lastIndexOf('\n', at(good, text)) + 1;
    }

    private int lineEnd(String good, String text) {
        int end = good.indexOf('\n', at(good, text));
        return end < 0 ? good.length() : end + 1;
    }

    private String line(String good, String text) {
        return good.substring(lineBegin(good, text), lineEnd(good, text));
    }

    private static String between(String good, int from, int to, String by) {
        return good.substring(0, from) + by + good.substring(to);
    }

    private static String flipped(String good, int at) {
        return between(good, at, at + 1, Character.toString(good.charAt(at) ^ 0xFF));
    }

    @Override
    public String toString() {
        return reader + " " + name;
    }
}

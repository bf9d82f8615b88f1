package org.tallyhouse.bankfile.nacha;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.tallyhouse.layout.FileRefused;

/** One 94-character line of a NACHA file; positions count from 1 and include both ends, as in the rules. */
record NachaRecord(Path path, int line, String text) {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    char type() {
        return text.charAt(0);
    }

    String place() {
        return "line " + line;
    }

    /** The trimmed field. */
    String field(int from, int to) {
        return raw(from, to).strip();
    }

    String raw(int from, int to) {
        return text.substring(from - 1, to);
    }

    /** Of at most 12 digits. */
    long number(String name, int from, int to) {
        return Long.parseLong(digits(name, from, to));
    }

    String digits(String name, int from, int to) {
        String digits = raw(from, to);
        if (!DIGITS.matcher(digits).matches()) {
            throw refused("%s '%s' is not all digits".formatted(name, digits));
        }
        return digits;
    }

    FileRefused refused(String reason) {
        return new FileRefused("%s line %d: %s".formatted(path, line, reason));
    }

    /** Holds what the file states against what it holds. */
    void require(String name, long stated, long held) {
        if (stated != held) {
            throw refused("%s states %d, but the records make %d".formatted(name, stated, held));
        }
    }

    void requireSame(String name, String stated, String header) {
        if (!stated.equals(header)) {
            throw refused("%s '%s' is not that of its header, '%s'".formatted(name, stated, header));
        }
    }
}

package org.tallyhouse.delivery;

import java.nio.charset.StandardCharsets;

/** The name of a file in a drop: one plain name, so that no file leaves the drop's folder. */
record DropName(String text) {
    // with the rest of the temporary name it stays within the 255 bytes of common file systems
    private static final int MAX_BYTES = 230;

    DropName {
        if (text.isBlank() || !text.equals(text.strip())) {
            throw refused(text, "is empty or has blanks at an end");
        }
        if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.indexOf(':') >= 0) {
            throw refused(text, "has a separator; a file goes into the drop's folder only");
        }
        if (text.startsWith(".")) {
            throw refused(text, "starts with a dot, which is kept for temporary files");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw refused(text.replaceAll("\\p{Cntrl}", "?"), "has a control character");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw refused(text, "is longer than %d bytes".formatted(MAX_BYTES));
        }
    }

    /** Where the bytes are until they are whole. */
    String temporary(String mark) {
        return ".%s.%s.tmp".formatted(text, mark);
    }

    private static DropFailed refused(String text, String reason) {
        return new DropFailed(
                DropFault.BAD_NAME.says("{field} '{value}' " + reason).about("file name", text));
    }
}

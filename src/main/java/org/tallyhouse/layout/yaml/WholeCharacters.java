package org.tallyhouse.layout.yaml;

import java.io.Reader;

/** A text in parts that never end within a character of two halves: the parser fails where its buffer ends there. */
final class WholeCharacters extends Reader {
    private final String text;
    private int next;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int most) {
        if (next == text.length()) {
            return -1;
        }
        int count = Math.min(most, text.length() - next);
        if (count > 1 && Character.isHighSurrogate(text.charAt(next + count - 1))) {
            count--;
        }
        text.getChars(next, next + count, buffer, offset);
        next += count;
        return count;
    }

    @Override
    public void close() {
        // there is nothing behind it
    }
}

package org.tallyhouse.layout.declared;

/** What stands around the value of a field: what fills its width on one side, and what marks it. */
public record FieldFill(boolean alignRight, char pad, String prefix, String suffix) {

    String withoutPad(String raw) {
        int from = 0;
        int to = raw.length();
        while (alignRight && from < to && raw.charAt(from) == pad) {
            from++;
        }
        while (!alignRight && to > from && raw.charAt(to - 1) == pad) {
            to--;
        }
        return raw.substring(from, to);
    }

    /** The text without its marks and the space around it. */
    String strip(String raw) {
        String text = raw.trim();
        if (!prefix.isEmpty() && text.startsWith(prefix)) {
            text = text.substring(prefix.length());
        }
        if (!suffix.isEmpty() && text.endsWith(suffix)) {
            text = text.substring(0, text.length() - suffix.length());
        }
        return text.trim();
    }
}

package org.tallyhouse.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of files by a glob: {@code *} is any text, {@code ?} one character, {@code [0-9]} one of several, {@code [!x]}
 * one of the others; several globs are joined by {@code |}. Large and small letters are the same.
 */
public final class NamePattern {
    private final String text;
    private final List<Glob> globs;

    private NamePattern(String text, List<Glob> globs) {
        this.text = text;
        this.globs = List.copyOf(globs);
    }

    /** One glob: what it matches, and how many characters of a name it says itself. */
    private record Glob(Pattern names, int said) {}

    /** @throws IllegalArgumentException whose message completes "pattern 'x' …" */
    public static NamePattern of(String text) {
        List<Glob> globs = new ArrayList<>();
        for (String glob : text.split("\\|", -1)) {
            globs.add(glob(glob));
        }
        return new NamePattern(text, globs);
    }

    private static Glob glob(String glob) {
        if (glob.isBlank() || !glob.equals(glob.strip())) {
            throw new IllegalArgumentException("has an empty part, or blanks at an end of one");
        }
        if (glob.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalArgumentException(
                    "is no pattern for a file name: it has a separator or a control character");
        }
        StringBuilder regex = new StringBuilder();
        int said = 0;
        int at = 0;
        while (at < glob.length()) {
            int c = glob.codePointAt(at);
            if (c == '[') {
                int end = glob.indexOf(']', at + 2);
                regex.append(set(glob, at, end));
                at = end + 1;
                continue;
            }
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)));
            said += c == '*' || c == '?' ? 0 : 1;
            at += Character.charCount(c);
        }
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
        return new Glob(Pattern.compile(regex.toString(), flags), said);
    }

    /** Between the brackets only {@code -} and a leading {@code !} mean something. */
    private static String set(String glob, int begin, int end) {
        if (end < 0) {
            throw new IllegalArgumentException("has a [ without its ]");
        }
        String inside = glob.substring(begin + 1, end);
        boolean others = inside.startsWith("!") && inside.length() > 1;
        String members = (others ? inside.substring(1) : inside).replaceAll("[\\[&^~]", "\\\\$0");
        String set = (others ? "[^" : "[") + members + "]";
        try {
            Pattern.compile(set);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw new IllegalArgumentException("has [%s], which is no set of characters".formatted(inside), e);
        }
        return set;
    }

    public boolean matches(String name) {
        return fit(name) >= 0;
    }

    /** How closely it fits: the characters of the name that it says itself; -1 if it does not match. */
    public int fit(String name) {
        return globs.stream()
                .filter(glob -> glob.names().matcher(name).matches())
                .mapToInt(Glob::said)
                .max()
                .orElse(-1);
    }

    @Override
    public String toString() {
        return text;
    }
}

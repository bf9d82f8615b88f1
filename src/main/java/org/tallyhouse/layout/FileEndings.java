package org.tallyhouse.layout;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the ending of a name says of a file that somebody sends: that it is being written, or that another is complete. */
public final class FileEndings {
    private static final List<String> TEMPORARY = List.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", "~");
    private static final Pattern MARKER = Pattern.compile("\\.[A-Za-z0-9_-]{1,16}");

    private FileEndings() {}

    /** Whether a name says that the file is being written. */
    public static boolean isTemporary(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".") || TEMPORARY.stream().anyMatch(small::endsWith);
    }

    /**
     * The ending of the marker that comes behind a complete file.
     *
     * @throws IllegalArgumentException whose message completes "'x' …"
     */
    public static String marker(String text) {
        if (!MARKER.matcher(text).matches()) {
            throw new IllegalArgumentException("is neither STABLE nor the ending of a marker, like .ok");
        }
        if (TEMPORARY.contains(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("is the ending of files that are not complete");
        }
        return text;
    }
}

package org.tallyhouse.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.FailureReason;

/** Why a file is refused. */
public enum FileFault implements FailureReason {
    /** The system does not let it be read, or it is not the kind of file it should be: no text, no zip, no XML. */
    UNREADABLE,
    EMPTY,
    CUT_OFF,
    /** Records or columns are missing, or stand where they do not belong. */
    WRONG_STRUCTURE,
    BAD_VALUE,
    /** What the file states of itself is not what it holds: expected is stated, actual was found. */
    CONTROL_DIFFERS,
    /** It holds more than any such file would. */
    TOO_LARGE,
    KNOWN_ALREADY,
    /** Another process takes it in. */
    IN_USE,
    /** The set-up does not name what the file is of, or names what is not there. */
    NOT_SET_UP,
    /** A key that does not serve its purpose. */
    WRONG_KEY;

    public static Failure unreadable(Path file, Exception cause) {
        return UNREADABLE.says("{file} cannot be read: {cause}").in(file).because(cause);
    }

    public static Failure unreadable(Path file, long line, String why) {
        return UNREADABLE
                .says("{file} cannot be read near line {line}: {cause}")
                .in(file, line)
                .because(why);
    }

    /** It has bytes that are no text of its character set. */
    public static Failure undecodable(Path file, Charset charset) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return unreadable(file, UndecodableLine.of(bytes, charset), "it is not " + charset.name());
        } catch (IOException e) {
            return unreadable(file, e);
        }
    }

    public static Failure cutOff(Path file) {
        return CUT_OFF.says("{file} is cut off: its last line has no line end; get it again, or end the line if it is"
                        + " complete")
                .in(file);
    }

    /** @param line where a line, row or element begins that does not end */
    public static Failure endless(Path file, long line) {
        return TOO_LARGE
                .says(
                        "{file} line {line}: what begins there does not end within {expected} bytes; a quote or an element"
                                + " that is not closed is often why")
                .in(file, line)
                .figures(BoundedInput.MOST_BYTES, "");
    }

    /** @param why completes "amount '12.3O' …" */
    public static Failure badValue(String field, Object value, String why) {
        return BAD_VALUE.says("{field} '{value}' " + why).about(field, value);
    }

    /** @param words name the field, what is expected and what is actual */
    public static Failure control(String words, String field, Object expected, Object actual) {
        return CONTROL_DIFFERS.says(words).about(field).figures(expected, actual);
    }

    /** Its amounts come to more than a figure of ours can be. */
    public static Failure sumTooLarge(Object file) {
        return TOO_LARGE
                .says("its amounts come to more than {expected} in minor units")
                .in(file)
                .figures(Long.MAX_VALUE, "");
    }

    /** @param columns those that are missing, by name */
    public static Failure headerLacks(Iterable<String> columns) {
        return WRONG_STRUCTURE.says("the header lacks {field}").about(String.join(", ", columns));
    }
}

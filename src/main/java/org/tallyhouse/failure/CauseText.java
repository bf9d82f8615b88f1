package org.tallyhouse.failure;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a library or the system threw, in plain words: with the path it is about, without the names of classes. */
public final class CauseText {
    private static final Pattern NO_NUMBER = Pattern.compile("(?s)For input string: \"(.*?)\".*");
    /** The driver's own number of the connection says nothing to a person. */
    private static final Pattern CONNECTION = Pattern.compile("^\\(conn=\\d+\\) ");

    /** What the SSH library says of a write that failed: its own objects, then why. */
    private static final Pattern OF_A_WRITE = Pattern.compile("(?s)\\w+\\[.*]: Failed \\(\\w+\\) to execute: (.+)");

    private CauseText() {}

    public static String of(Throwable cause) {
        return of(cause, "");
    }

    /** @param said what stands in front of it; a path that is named there is not named once more */
    public static String of(Throwable cause, String said) {
        return ShownText.brief(told(cause, said));
    }

    private static String told(Throwable cause, String said) {
        Throwable thrown =
                cause instanceof UncheckedIOException unchecked && repeats(cause) ? unchecked.getCause() : cause;
        if (thrown instanceof FileSystemException failed) {
            return place(failed, said) + what(failed);
        }
        if (thrown instanceof IOException && FullDisk.is(thrown.getMessage())) {
            return FullDisk.told(firstLine(thrown));
        }
        if (thrown instanceof SQLException answer) {
            String refused = "the database refused: "
                    + CONNECTION.matcher(firstLine(thrown)).replaceFirst("");
            return FullDisk.is(answer) ? FullDisk.told(refused) : refused;
        }
        if (thrown instanceof NumberFormatException) {
            Matcher text = NO_NUMBER.matcher(String.valueOf(thrown.getMessage()));
            return text.matches() ? "'%s' is no number".formatted(text.group(1)) : "a text is no number";
        }
        if (thrown instanceof CharacterCodingException) {
            return "it has bytes that are no text of its character set";
        }
        if (thrown instanceof UnknownHostException) {
            return "there is no host " + thrown.getMessage();
        }
        if (thrown instanceof EOFException && thrown.getMessage() == null) {
            return "it ends too early";
        }
        return isProgramError(thrown)
                ? "an error in the program, %s: %s".formatted(thrown.getClass().getSimpleName(), firstLine(thrown))
                : firstLine(thrown);
    }

    /** Whether an exception says nothing but what its cause says. */
    public static boolean repeats(Throwable wrapper) {
        Throwable cause = wrapper.getCause();
        String message = wrapper.getMessage();
        return cause != null
                && message != null
                && (message.equals(cause.toString()) || message.equals(cause.getMessage()));
    }

    /** Whether the language's own checks threw it, which no input should bring about. */
    public static boolean isProgramError(Throwable thrown) {
        return thrown instanceof NullPointerException
                || thrown instanceof ClassCastException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof ArithmeticException;
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        return OF_A_WRITE
                .matcher(message)
                .replaceFirst("$1")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(thrown.getClass().getSimpleName());
    }

    private static String place(FileSystemException failed, String said) {
        return Stream.of(text(failed.getFile()), text(failed.getOtherFile()))
                .filter(path -> !path.isEmpty() && !said.contains(path))
                .map(path -> path + ": ")
                .collect(Collectors.joining());
    }

    private static String what(FileSystemException failed) {
        if (failed instanceof NoSuchFileException) {
            return "there is no such file";
        }
        String reason = text(failed.getReason());
        if (FullDisk.is(reason)) {
            return FullDisk.told(reason);
        }
        Optional<String> folder = WrongFolder.told(failed);
        if (folder.isPresent()) {
            return folder.get();
        }
        if (failed instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failed instanceof FileAlreadyExistsException) {
            return "it is there already";
        }
        if (failed instanceof NotDirectoryException) {
            return "it is no folder";
        }
        return reason.isEmpty() ? failed.getClass().getSimpleName() : reason;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

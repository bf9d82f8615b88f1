package org.tallyhouse.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CauseTextTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of("/out/a.csv: there is no such file", new NoSuchFileException("/out/a.csv")),
                Arguments.of("target/a.csv: access is denied", new AccessDeniedException("target/a.csv")),
                Arguments.of(
                        "pom.xml/x/a.csv: %s is there and is no folder: move it away"
                                .formatted(Path.of("pom.xml").toAbsolutePath()),
                        new FileSystemException("pom.xml/x/a.csv", null, "Not a directory")),
                Arguments.of("/out: it is there already", new FileAlreadyExistsException("/out")),
                Arguments.of(
                        "/out/a.csv: No space left on device: free some space",
                        new FileSystemException("/out/a.csv", null, "No space left on device")),
                Arguments.of(
                        "/a: /b: Invalid cross-device link",
                        new FileSystemException("/a", "/b", "Invalid cross-device link")),
                Arguments.of("No space left on device: free some space", new IOException("No space left on device")),
                Arguments.of(
                        "Write request aborted due to immediate session close",
                        new IOException(
                                "IoWriteFutureImpl[SftpChannelSubsystem[id=0]-ClientSessionImpl[us@/127.0.0.1:1][sftp]]:"
                                        + " Failed (WriteAbortedException) to execute: Write request aborted due to immediate"
                                        + " session close")),
                Arguments.of(
                        "No space left on device: free some space",
                        new UncheckedIOException(new IOException("No space left on device"))),
                Arguments.of(
                        "cannot list /in",
                        new UncheckedIOException("cannot list /in", new IOException("Not a directory"))),
                Arguments.of("it ends too early", new EOFException()),
                Arguments.of("it has bytes that are no text of its character set", new MalformedInputException(1)),
                Arguments.of("there is no host bank.example", new UnknownHostException("bank.example")),
                Arguments.of("'many' is no number", new NumberFormatException("For input string: \"many\"")),
                Arguments.of("'3x' is no number", new NumberFormatException("For input string: \"3x\" under radix 16")),
                Arguments.of("a text is no number", new NumberFormatException()),
                Arguments.of(
                        "the database refused: Unknown column 'x'", new SQLException("(conn=12) Unknown column 'x'")),
                Arguments.of("first", new IllegalStateException("\n  first\nsecond")),
                Arguments.of("IllegalStateException", new IllegalStateException()),
                Arguments.of(
                        "an error in the program, ArithmeticException: long overflow",
                        new ArithmeticException("long overflow")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void isSaidInPlainWords(String text, Throwable cause) {
        assertThat(CauseText.of(cause)).isEqualTo(text);
    }

    @Test
    void aPathThatIsNamedInFrontIsNotNamedTwice() {
        IOException full = new FileSystemException("/out/a.csv", null, "No space left on device");

        assertThat(CauseText.of(full, "cannot write /out/a.csv")).isEqualTo("No space left on device: free some space");
        assertThat(CauseText.of(full, "cannot write /out/b.csv"))
                .isEqualTo("/out/a.csv: No space left on device: free some space");
    }
}

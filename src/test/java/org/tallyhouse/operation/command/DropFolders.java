package org.tallyhouse.operation.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.tallyhouse.Books;

/** The watched folders of a test's home: what senders do to them, and what is there after. */
record DropFolders(Books books) {

    Path drop(String sender, String name, Path file) throws IOException {
        return drop(sender, name, Files.readString(file));
    }

    Path drop(String sender, String name, String text) throws IOException {
        return put("drop/" + sender, name, text);
    }

    /** Below the home's in. */
    Path put(String folder, String name, String text) throws IOException {
        Path to = books.home().resolve("in").resolve(folder).resolve(name);
        Files.createDirectories(to.getParent());
        return Files.writeString(to, text);
    }

    static Path sample(String name) {
        return Books.SAMPLES.resolve("in/%s/%s".formatted(Books.FRIDAY, name));
    }

    /** When everything in the folders has been stable for long. */
    CommandRun collect() {
        return collectAfter(Duration.ofMinutes(1));
    }

    CommandRun collectAfter(Duration time) {
        return CommandRun.at(Clock.offset(Clock.systemUTC(), time), books, "collect");
    }

    /** Every file below the home's in, by path, without locks. */
    List<String> files() throws IOException {
        Path in = books.home().resolve("in");
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> in.relativize(file).toString())
                    .filter(file -> !file.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    String read(String path) {
        try {
            return Files.readString(books.home().resolve("in").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Complete imports, as kind, sender and name. */
    List<String> imports() {
        return books.jdbc()
                .queryForList(
                        "SELECT CONCAT_WS(' ', kind, sender, name) FROM file_import WHERE status = 'COMPLETE'"
                                + " ORDER BY file_id",
                        String.class);
    }
}

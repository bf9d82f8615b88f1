package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Outputs;
import org.tallyhouse.operation.command.CommandRun;

/** The database was put back from the evening, and the output is of the night since: no file goes to a bank a second time. */
@Tag("database")
class RestoredBooksTest {
    private static final String FILE = "lotus-20260213-001.csv";

    @TempDir
    private Path home;

    private Path inbox;

    @BeforeEach
    void aNightThatWasDelivered() throws IOException {
        inbox = Files.createDirectories(home.resolve("inbox"));
        Settled.drops(home, Map.of("lotus", Settled.folder(inbox)));
        try (Books books = Settled.BOOKS.copy(home)) {
            assertThat(Settled.night(books).err()).doesNotContain("not delivered");
        }
        assertThat(inbox.resolve(FILE + ".ok")).exists();
    }

    /** With the home as it is, the database as it was. */
    private Books restored() throws IOException {
        Path out = Files.move(home.resolve("out"), home.resolve("newer"));
        Books books = Settled.BOOKS.copy(home.resolve("older"));
        Files.move(out, home.resolve("out"));
        return books;
    }

    private CommandRun night(Books restored) throws IOException {
        try (Books books = Books.open(restored.database(), home, new Books.Watcher())) {
            return Settled.night(books);
        }
    }

    @Test
    void whatTheBankStillHasIsFinished() throws IOException {
        Map<String, String> before = Outputs.contents(home.resolve("out"));
        try (Books restored = restored()) {
            assertThat(night(restored).err()).doesNotContain("not delivered");
        }
        assertThat(Outputs.contents(home.resolve("out"))).isEqualTo(before);
    }

    @Test
    void whatTheBankHasFetchedIsLeftToAPerson() throws IOException {
        Files.delete(inbox.resolve(FILE));
        Files.delete(inbox.resolve(FILE + ".ok"));
        try (Books restored = restored();
                Books books = Books.open(restored.database(), home, new Books.Watcher())) {
            CommandRun night = Settled.night(books);

            assertThat(night.exit()).isEqualTo(3);
            assertThat(night.err())
                    .contains("! " + FILE + " was not delivered: ", "these books know nothing of", "1 bank files not")
                    .contains("./run.sh payouts deliver --put-again " + FILE + ", or --by-hand " + FILE);
            assertThat(Settled.deliver(books).exit()).isEqualTo(1);
            assertThat(inbox).isEmptyDirectory();

            assertThat(deliver(books, "--put-again").out()).isEqualTo(FILE + ": delivered\n");
            assertThat(inbox.resolve(FILE)).hasSameBinaryContentAs(home.resolve("out/2026-02-13/payout/lotus/" + FILE));
        }
    }

    private static CommandRun deliver(Books books, String how) {
        return CommandRun.of(
                books,
                "payouts deliver %s %s --operator li --reason asked"
                        .formatted(how, FILE)
                        .split(" "));
    }
}

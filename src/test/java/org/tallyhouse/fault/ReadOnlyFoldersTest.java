package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Books;
import org.tallyhouse.Outputs;
import org.tallyhouse.operation.command.CommandRun;

/** A folder may not be written to, or is no folder: which, and what to do, is told; the rest goes on, and later all of it. */
@Tag("database")
class ReadOnlyFoldersTest {
    private static final String FILE = "lotus-20260213-001.csv";
    private static final String BILL = "channel-bill-cardnet.csv";

    @TempDir
    private Path home;

    @Test
    void theOutput() throws IOException {
        try (Books books = Settled.BOOKS.copy(home)) {
            CommandRun sealed = SealedFolder.during(home.resolve("out/2026-02-13"), () -> Settled.night(books));
            assertThat(sealed.exit()).isEqualTo(1);
            assertThat(sealed.err())
                    .contains("cannot write " + home.resolve("out/2026-02-13/payout"))
                    .contains("may not be written to", "give the same command again")
                    .doesNotContain("Exception");
            assertThat(Settled.night(books).exit()).isEqualTo(3);
            assertThat(Outputs.contents(home.resolve("out"))).isEqualTo(Settled.undisturbed());
        }
    }

    @Test
    void aFileWhereTheOutputIsExpected() throws IOException {
        Path out = home.resolve("out");
        try (Books books = Books.sample(home)) {
            books.copySampleInput(Books.FRIDAY);
            Files.writeString(out, "not a folder");

            CommandRun refused = Settled.night(books);

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("cannot write " + out, "is there and is no folder", "give the same command again");
            Files.delete(out);
            assertThat(Settled.night(books).exit()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBanksDropKeepsNoOtherBankFromItsFile(boolean isFile) throws IOException {
        Path harbour = Files.createDirectories(home.resolve("harbour"));
        Path lotus = home.resolve("lotus");
        Settled.drops(home, Map.of("lotus", Settled.folder(lotus), "harbour", Settled.folder(harbour)));
        try (Books books = Settled.BOOKS.copy(home)) {
            CommandRun night;
            if (isFile) {
                Files.writeString(lotus, "not a folder");
                night = Settled.night(books);
                Files.delete(lotus);
                Files.createDirectories(lotus);
            } else {
                night = SealedFolder.during(lotus, () -> Settled.night(books));
            }
            assertThat(night.exit()).isEqualTo(3);
            assertThat(night.err())
                    .contains("! " + FILE + " was not delivered: ", lotus.toString(), "1 bank files not delivered")
                    .contains(isFile ? "is not there; make or mount it" : "may not be written to");
            assertThat(harbour.resolve("harbour-20260213-001.csv.ok")).exists();

            assertThat(Settled.deliver(books).out()).isEqualTo(FILE + ": delivered\n");
            assertThat(lotus.resolve(FILE)).exists();
        }
    }

    /** Where the embedded database would be started, and the log be written. */
    @Test
    void theData() throws IOException {
        CommandRun sealed = SealedFolder.during(home.resolve("data"), () -> HomeOfItsOwn.command(home, "status"));

        assertThat(sealed.exit()).isEqualTo(1);
        assertThat(sealed.err())
                .contains("the embedded database cannot be started in " + home.resolve("data/mariadb"))
                .contains("folder " + home.resolve("data") + " may not be written to")
                .contains("there is no log of this command: ")
                .doesNotContain("Exception");
    }

    /** Of one sender; another's is taken. */
    @Test
    void theFolderOfASender() throws IOException {
        try (Books books = Books.sample(home)) {
            Path cardnet = bill("cardnet", "channel-bill-cardnet.csv");
            bill("qrpay", "channel-bill-qrpay.csv");
            CommandRun sealed = SealedFolder.during(cardnet, () -> collect(books));
            assertThat(sealed.exit()).isEqualTo(1);
            assertThat(sealed.err())
                    .contains("in/drop/cardnet/channel-bill-cardnet.csv could not be taken: ")
                    .contains("may not be written to", "it is tried again the next time")
                    .doesNotContain("Exception");
            assertThat(sealed.out()).contains("channel-bill-qrpay.csv: ");
            assertThat(collect(books).out()).contains(BILL + ": ");
            assertThat(imports(books)).isEqualTo(2);
        }
    }

    /** Where everything goes that is taken in: nothing can be, and nothing is lost. */
    @ParameterizedTest
    @ValueSource(strings = {"taking", "archive"})
    void whereFilesGo(String name) throws IOException {
        try (Books books = Books.sample(home)) {
            bill("cardnet", BILL);
            CommandRun sealed = SealedFolder.during(home.resolve("in").resolve(name), () -> collect(books));
            assertThat(sealed.exit()).isEqualTo(1);
            assertThat(sealed.err())
                    .contains("in/" + name, "may not be written to")
                    .doesNotContain("Exception");
            assertThat(collect(books).exit()).isZero();
            assertThat(home.resolve("in/archive/2026-02-13/cardnet/" + BILL)).exists();
            assertThat(imports(books)).isEqualTo(1);
        }
    }

    private Path bill(String sender, String name) throws IOException {
        Path folder = Files.createDirectories(home.resolve("in/drop").resolve(sender));
        Files.copy(Books.SAMPLES.resolve("in/2026-02-13").resolve(name), folder.resolve(name));
        return folder;
    }

    private static long imports(Books books) {
        return books.number("SELECT COUNT(*) FROM file_import WHERE status = 'COMPLETE'");
    }

    private static CommandRun collect(Books books) {
        return CommandRun.at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)), books, "collect");
    }
}

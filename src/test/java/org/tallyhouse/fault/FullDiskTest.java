package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Books;
import org.tallyhouse.Outputs;
import org.tallyhouse.operation.command.CommandRun;

/** A disk is full: files are whole or absent, the path is told, and when there is room again it goes on. */
@Tag("database")
class FullDiskTest {
    private static final String FILE = "lotus-20260213-001.csv";
    private static final String FULL = "No space left on device: free some space";

    private static Map<String, String> undisturbed = Map.of();

    @TempDir
    private Path home;

    @BeforeAll
    static void anUndisturbedNight() throws IOException {
        undisturbed = Settled.undisturbed();
    }

    /** From the first file on, and from somewhere in the payouts or the close. */
    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void ofTheOutput(int pages) throws IOException {
        try (SmallDisk out = SmallDisk.at(home.resolve("out"), "4m");
                Books books = Settled.BOOKS.copy(home)) {
            out.fill(pages);

            CommandRun night = Settled.night(books);

            assertThat(night.exit()).isEqualTo(1);
            assertThat(night.err())
                    .contains("cannot write " + home.resolve("out/2026-02-13/"), FULL, "give the same command again")
                    .doesNotContain("Exception", "\tat ");
            out.free();
            Map<String, String> written = Outputs.contents(home.resolve("out"));
            assertThat(undisturbed).as("each file that is there is whole").containsAllEntriesOf(written);
            assertThat(Settled.night(books).exit()).isEqualTo(3);
            assertThat(Outputs.contents(home.resolve("out"))).isEqualTo(undisturbed);
        }
    }

    @Test
    void ofABanksDropKeepsNoOtherBankFromItsFile() throws IOException {
        Path harbour = Files.createDirectories(home.resolve("harbour"));
        try (SmallDisk lotus = SmallDisk.at(home.resolve("lotus"), "64k")) {
            Settled.drops(
                    home, Map.of("lotus", Settled.folder(home.resolve("lotus")), "harbour", Settled.folder(harbour)));
            lotus.fill(0);
            try (Books books = Settled.BOOKS.copy(home)) {
                CommandRun night = Settled.night(books);

                assertThat(night.exit()).isEqualTo(3);
                assertThat(night.err())
                        .contains(
                                "! " + FILE + " was not delivered: ",
                                home.resolve("lotus").toString(),
                                FULL)
                        .contains("1 bank files not delivered");
                assertThat(harbour.resolve("harbour-20260213-001.csv.ok")).exists();
                lotus.free();
                assertThat(home.resolve("lotus")).isEmptyDirectory();

                assertThat(Settled.deliver(books).out()).isEqualTo(FILE + ": delivered\n");
                assertThat(home.resolve("lotus/" + FILE))
                        .hasContent(undisturbed.get("2026-02-13/payout/lotus/" + FILE));
            }
        }
    }

    @Test
    void ofWhatComesIn() throws IOException {
        try (SmallDisk in = SmallDisk.at(home.resolve("in"), "256k");
                Books books = Books.sample(home)) {
            Path drop = Files.createDirectories(home.resolve("in/drop/cardnet"));
            Files.copy(Books.SAMPLES.resolve("in/2026-02-13/channel-bill-cardnet.csv"), drop.resolve("bill.csv"));
            in.fill(0);

            CommandRun full = collect(books);

            assertThat(full.exit()).isEqualTo(1);
            assertThat(full.err()).contains("bill.csv", FULL).doesNotContain("Exception");
            in.free();
            assertThat(collect(books).exit()).isZero();
            assertThat(collect(books)).isEqualTo(new CommandRun(0, "", ""));
            try (Stream<Path> files = Files.walk(home.resolve("in"))) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(Path::getFileName)
                                .map(Path::toString))
                        .containsExactlyInAnyOrder("SHA256SUMS", "bill.csv", ".lock");
            }
            assertThat(books.number("SELECT COUNT(*) FROM file_import WHERE status = 'COMPLETE'"))
                    .isEqualTo(1);
        }
    }

    private static CommandRun collect(Books books) {
        return CommandRun.at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)), books, "collect");
    }
}

package org.tallyhouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.crash.FrozenPut.Told;

/** A run frozen at each change of a bank's folder: nothing comes to the bank twice, and nothing is lost in silence. */
@Tag("database")
@Isolated("the JDK tells of every file that changes")
class FrozenAtEachPutTest {
    private static final String FILE = "lotus-20260213-001.csv";
    /** The file and its {@code .ok} file: each is made, gets its name, and its temporary name is looked for. */
    private static final int FEWEST_MOMENTS = 6;

    private static final Beginning BEFORE_PAYOUT = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "settlement");
    });

    private static WatchedFiles files;

    @TempDir
    private Path folder;

    @BeforeAll
    static void watch() {
        files = new WatchedFiles();
    }

    @AfterAll
    static void letGo() {
        files.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBankGetsEachFileOnce(boolean fetchesAtOnce) throws Exception {
        int moment = 1;
        for (; freeze(moment, fetchesAtOnce); moment++) {
            assertThat(moment).isLessThan(100);
        }
        System.out.printf("frozen at %d moments of a put%n", moment - 1);
        assertThat(moment - 1).isGreaterThanOrEqualTo(FEWEST_MOMENTS);
    }

    private boolean freeze(int moment, boolean fetchesAtOnce) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home-" + moment));
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        try (Books books = BEFORE_PAYOUT.copy(home)) {
            declare(home, inbox);
            Told told = new FrozenPut(books, inbox, moment, fetchesAtOnce).run(files);
            if (told == null) {
                return false;
            }
            require(told);
            return true;
        }
    }

    private static void declare(Path home, Path inbox) throws IOException {
        Path jobs = Files.createDirectories(home.resolve("jobs"));
        // a process that is frozen does not beat
        Files.writeString(jobs.resolve("nightly.yml"), """
                tallyhouse.run.heartbeat: 10m
                tallyhouse.run.lease-expiry: 20m
                """);
        Files.writeString(
                jobs.resolve("drops.yml"), "banks:\n  lotus: { kind: folder, folder: %s }\n".formatted(inbox));
    }

    private static void require(Told told) {
        assertThat(told.frozen().outcome().exitCode()).as("%s", told).isNotZero();
        assertThat(told.left()).as("put by who woke up: %s", told).isEmpty();
        assertThat(told.fetched()).as("%s", told).doesNotHaveDuplicates();
        if (told.asked().isEmpty()) {
            assertThat(told.fetched()).as("%s", told).containsExactlyInAnyOrder(FILE, FILE + ".ok");
        } else {
            assertThat(told.asked()).as("%s", told).contains("began to put");
        }
    }
}

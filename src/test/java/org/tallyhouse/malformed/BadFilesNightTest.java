package org.tallyhouse.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.malformed.Senders.Sender;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** A night in whose folder lies a bad file of every kind, and good ones between them. */
@Tag("database")
class BadFilesNightTest {
    /** What is wrong with each file, by its reader. */
    private static final Map<String, String> DEFECTS = Map.ofEntries(
            Map.entry("transactions", "cut-off-within-a-row"),
            Map.entry("bill", "deposit-differs-from-its-rows"),
            Map.entry("adyen", "amount-of-words"),
            Map.entry("stripe", "net-is-not-gross-less-fee"),
            Map.entry("paypal", "count-differs"),
            Map.entry("alipay-zip", "cut-off"),
            Map.entry("wechat-all", "no-summary"),
            Map.entry("unionpay-zm", "cut-off-within-a-line"),
            Map.entry("unionpay-packed", "a-byte-damaged"),
            Map.entry("statement", "closing-differs"),
            Map.entry("camt053", "tags-crossed"),
            Map.entry("camt054", "date-that-is-none"),
            Map.entry("mt940", "balance-of-words"),
            Map.entry("bai2", "total-of-the-account-differs"),
            Map.entry("delimited-statement", "mark-unknown"),
            Map.entry("results", "quote-that-is-not-closed"),
            Map.entry("pain002", "tag-not-closed"),
            Map.entry("camt054-results", "sum-of-entries-differs"),
            Map.entry("nacha", "entry-hash-differs"),
            Map.entry("fixed-width-result", "count-differs"));

    private static final List<String> GOOD = List.of(
            "transactions.csv",
            "channel-bill-cardnet.csv",
            "channel-bill-qrpay.csv",
            "statement-harbour.csv",
            "statement-tsubaki.csv");

    @TempDir
    private Path home;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private final Books.Watcher watcher = new Books.Watcher() {
        @Override
        public void tell(String line) {
            told.add(line);
        }
    };

    @Test
    void takesInTheGoodOnesAndGoesOnWithoutTheBadOnes() throws IOException {
        Path in = goodFiles();
        List<Path> bad = new ArrayList<>();
        for (SuiteReader reader : Senders.readers().toList()) {
            bad.add(Files.write(in.resolve(name(reader)), defect(reader).bytes()));
        }
        assertThat(bad).hasSameSizeAs(DEFECTS.keySet());

        try (Books books = Books.open(TestDatabase.fresh(), home, watcher)) {
            Senders.setUp(books);

            RunResult waits = books.night(Books.FRIDAY);

            assertThat(waits.outcome()).isEqualTo(Outcome.INPUT_NOT_THERE);
            assertThat(takenIn(books)).containsExactlyInAnyOrderElementsOf(GOOD);
            assertThat(books.number("SELECT COUNT(*) FROM transaction")).isEqualTo(900);
            assertThat(bad)
                    .allSatisfy(file -> assertThat(told)
                            .filteredOn(line -> line.contains(file.getFileName().toString()))
                            .hasSize(1));

            // what no night should be run without
            for (Path file : bad) {
                if (isNeeded(file)) {
                    Files.delete(file);
                }
            }
            assertThat(waits.message()).contains("transactions").doesNotContain("statement-", "results-");
            assertThat(books.night(Books.FRIDAY).outcome()).isIn(Outcome.DONE, Outcome.NEEDS_A_PERSON);
            assertThat(books.jdbc().queryForList("SELECT subject FROM left_out WHERE stage = 'intake'", String.class))
                    .containsExactlyInAnyOrderElementsOf(bad.stream()
                            .filter(file -> !isNeeded(file))
                            .map(file -> file.getFileName().toString())
                            .toList());
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT detail FROM left_out WHERE stage = 'intake' AND subject LIKE 'statement-%'",
                                    String.class))
                    .isNotEmpty()
                    .allMatch(detail -> detail.contains("./run.sh import statement --bank "));
            assertThat(takenIn(books)).containsExactlyInAnyOrderElementsOf(GOOD);
        }
    }

    private static boolean isNeeded(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("transactions") || name.startsWith("channel-bill-");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLayoutThatIsWrongOrMissingKeepsTheFilesThatAreReadByOne(boolean isMissing) throws IOException {
        Path in = goodFiles();
        SuiteReader results = SuiteReaders.named("fixed-width-result");
        Files.write(in.resolve(name(results)), results.good());

        try (Books books = Books.open(TestDatabase.fresh(), home, watcher)) {
            Senders.setUp(books);
            Path layouts = home.resolve("jobs/layouts");
            if (isMissing) {
                Files.delete(layouts.resolve("fixed-width-result.yml"));
            } else {
                Files.writeString(layouts.resolve("wrong.yml"), "title: Wrong\nfor: nothing\n");
            }

            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(takenIn(books)).containsExactlyInAnyOrderElementsOf(GOOD);
            assertThat(told)
                    .singleElement()
                    .asString()
                    .contains(
                            isMissing
                                    ? "there is no layout jobs/layouts/fixed-width-result.yml"
                                    : "results-paper.txt: the layouts in jobs/layouts are wrong");
        }
    }

    private Path goodFiles() throws IOException {
        Path in = Files.createDirectories(home.resolve("in/" + Books.FRIDAY));
        for (String name : GOOD) {
            Files.copy(Books.SAMPLES.resolve("in/" + Books.FRIDAY).resolve(name), in.resolve(name));
        }
        return in;
    }

    private static String name(SuiteReader reader) {
        Sender sender = Senders.ALL.get(reader.name());
        return sender.fileName(reader.file().substring(reader.file().lastIndexOf('.')));
    }

    private static Defect defect(SuiteReader reader) {
        return Defect.of(reader)
                .filter(defect -> defect.name().equals(DEFECTS.get(reader.name())))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> takenIn(Books books) {
        return books.jdbc().queryForList("SELECT name FROM file_import", String.class);
    }
}

package org.tallyhouse.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyhouse.Books;
import org.tallyhouse.intake.file.FileImport.Result;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.malformed.Senders.Sender;

/** What is taken into the books of a malformed file: nothing of one that is refused, all sound rows of another. */
@Tag("database")
class MalformedImportsTest {
    private static final int INPUTS = 15;

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        Senders.setUp(books);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    static Stream<SuiteReader> readers() {
        return Senders.readers();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void nothingOrAllSoundRowsAreTakenIn(SuiteReader reader) throws IOException {
        for (Defect defect : Defect.of(reader).toList()) {
            take(reader, defect.bytes(), defect.name());
        }
        for (Defect defect : Defect.ofAny(reader).toList()) {
            take(reader, defect.bytes(), defect.name());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void soOfOneThatIsSpoiltAtRandom(SuiteReader reader) throws IOException {
        MutatedInputs.each(
                reader, INPUTS, Senders.ALL.size(), (bytes, number) -> take(reader, bytes, Long.toString(number)));
    }

    private static void take(SuiteReader reader, byte[] bytes, String what) throws IOException {
        Path file = Files.write(home.resolve(what + "-" + reader.file()), bytes);
        Map<String, Long> before = stored();
        Optional<Result> taken;
        try {
            Sender sender = Senders.ALL.get(reader.name());
            taken = Optional.of(books.take(sender.kind(), sender.id(), file, Books.FRIDAY));
        } catch (FileRefused e) {
            assertThat(e).as(what).hasMessageContaining(file.toString());
            assertThat(stored()).as(what).isEqualTo(before);
            return;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("%s of %s".formatted(what, reader), e);
        }
        Result result = taken.get();
        assertThat(result.accepted() + result.ignored() + result.rejected())
                .as(what)
                .isEqualTo(result.rows());
    }

    /** A sender may know our own columns and use them. */
    @Test
    void aColumnOfOurOwnMarksSetsARowAside() throws IOException {
        String good = new String(SuiteReaders.named("transactions").good(), StandardCharsets.UTF_8);
        Path file = Files.writeString(
                home.resolve("marks.csv"),
                good.replace("card_region\n", "card_region,@fault,@reason\n")
                        .replaceAll("(?m)^(T2026.*)$", "$1,because,IT_SAYS_SO"));

        Result taken = books.take(Senders.ALL.get("transactions").kind(), "", file, Books.FRIDAY);

        assertThat(taken.rejected()).isEqualTo(4);
        assertThat(books.number("SELECT COUNT(*) FROM reject WHERE reason = 'UNREADABLE' AND detail = 'because'"))
                .isEqualTo(4);
    }

    private static Map<String, Long> stored() {
        Map<String, Long> stored = new LinkedHashMap<>();
        for (String table : new String[] {
            "file_import",
            "import_total",
            "reject",
            "transaction",
            "buffered_credit",
            "journal",
            "entry",
            "channel_record",
            "bill_content",
            "announced_deposit",
            "statement_line",
            "waiting_line",
            "payout_result"
        }) {
            stored.put(table, books.number("SELECT COUNT(*) FROM " + table));
        }
        return stored;
    }
}

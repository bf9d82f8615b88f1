package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;

/** Friday's bill of qrpay holds a row twice, and the night has taken it in; Saturday is open. */
@Tag("database")
class ImportCommandTest {
    private static final String DUPLICATE = "QR20260213514735";

    @TempDir
    private Path home;

    private static final Beginning RECONCILED = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "reconciliation");
    });

    private Books books;

    @BeforeEach
    void beginBehindFridaysReconciliation() {
        books = RECONCILED.copy(home);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aCorrectedBillTakesThePlaceOfTheOneNamed() throws IOException {
        Path corrected = corrected("corrected.csv");
        assertThat(books.number(openBreaks())).isEqualTo(1);

        assertThat(replace("nothing.csv", corrected)).satisfies(run -> {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("no bill of qrpay was imported as nothing.csv");
        });
        Path broken = Files.writeString(home.resolve("broken.csv"), "channel_reference\nX\n");
        assertThat(replace("channel-bill-qrpay.csv", broken)).satisfies(run -> {
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains("broken.csv line 1: the header lacks amount, business_date");
        });
        assertThat(replace("channel-bill-qrpay.csv", corrected).exit()).isZero();
        assertThat(replace("channel-bill-qrpay.csv", Files.copy(broken, home.resolve("late.csv"))))
                .satisfies(run -> {
                    assertThat(run.exit()).isEqualTo(2);
                    assertThat(run.err())
                            .contains("channel-bill-qrpay.csv is replaced by another bill already; name that one");
                });

        books.sampleDay(Books.SATURDAY);
        Nights.runThrough(books, Books.SATURDAY, "reconciliation");
        assertThat(books.number(openBreaks())).isZero();
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', operator, action, subject, detail) FROM audit_log"
                                        + " WHERE action = 'import channel-bill' AND subject LIKE 'bill %' ORDER BY audit_id",
                                String.class))
                .containsExactly(
                        "li import channel-bill bill channel-bill-qrpay.csv of qrpay replaced by broken.csv",
                        "li import channel-bill bill channel-bill-qrpay.csv of qrpay replaced by corrected.csv");
    }

    @Test
    void whatIsNotThereIsWrongUse() {
        assertThat(CommandRun.of(books, "import", "channel-bill", "--channel", "nobody", "bill.csv"))
                .satisfies(run -> {
                    assertThat(run.exit()).isEqualTo(2);
                    assertThat(run.err()).contains("nobody");
                });
        assertThat(CommandRun.of(books, "import", "statement", "--bank", "lotus", home + "/missing.csv"))
                .satisfies(run -> {
                    assertThat(run.exit()).isEqualTo(1);
                    assertThat(run.err()).contains("missing.csv");
                });
    }

    private CommandRun replace(String name, Path file) {
        return CommandRun.of(
                books,
                "import",
                "channel-bill",
                "--channel",
                "qrpay",
                "--replaces",
                name,
                "--operator",
                "li",
                "--reason",
                "a row twice",
                file.toString());
    }

    private static String openBreaks() {
        return "SELECT COUNT(*) FROM recon_break b LEFT JOIN break_end e USING (break_id)"
                + " WHERE b.break_id LIKE '%%%s%%' AND e.break_id IS NULL".formatted(DUPLICATE);
    }

    /** The bill as it should have been. */
    private Path corrected(String name) throws IOException {
        List<String> lines = new ArrayList<>(
                Files.readAllLines(home.resolve("in/%s/channel-bill-qrpay.csv".formatted(Books.FRIDAY))));
        String twice = lines.stream()
                .filter(line -> line.startsWith(DUPLICATE))
                .findFirst()
                .orElseThrow();
        lines.remove(twice);
        return Files.write(home.resolve(name), lines);
    }
}

package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.run.RunResult.Outcome;

@Tag("database")
class PayoutJobTest {
    static final List<LocalDate> DATES = Nights.DATES;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Nights.three();
    }

    /** I7, from the bytes on. */
    @ParameterizedTest
    @FieldSource("DATES")
    void aBankFileIsItsOkFileItsInstructionsAndTheHoldsBehindThem(LocalDate night) throws Exception {
        List<Path> files = bankFiles(books, night);
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            List<Map<String, String>> rows = Nights.rows(file);
            BigDecimal total = rows.stream()
                    .map(row -> new BigDecimal(row.get("amount")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Map<String, String> ok =
                    Nights.rows(file.resolveSibling(file.getFileName() + ".ok")).get(0);
            assertThat(ok)
                    .containsEntry("name", file.getFileName().toString())
                    .containsEntry("sha256", sha256(file))
                    .containsEntry("count", Integer.toString(rows.size()))
                    .containsEntry("total", total.toPlainString());
            for (Map<String, String> row : rows) {
                long minor = new BigDecimal(row.get("amount")).unscaledValue().longValueExact();
                assertThat(held(row.get("instruction_id"))).isEqualTo(minor).isPositive();
                assertThat(net(row.get("reference"))).isEqualTo(minor);
            }
        }
        assertThat(files.stream().mapToInt(file -> Nights.rows(file).size()).sum())
                .isEqualTo((int) books.number("SELECT COUNT(*) FROM hold WHERE business_date = ?", night))
                .isEqualTo(
                        (int) books.number("SELECT COUNT(*) FROM payout_instruction WHERE business_date = ?", night));
    }

    private static long held(String instructionId) {
        return books.number("SELECT amount_minor FROM hold WHERE hold_id = ?", instructionId);
    }

    private static long net(String settlementId) {
        return books.number("SELECT net_minor FROM settlement WHERE settlement_id = ?", settlementId);
    }

    @ParameterizedTest
    @FieldSource("DATES")
    void onlyMerchantsThatArePaidAutomaticallyAreInstructed(LocalDate night) {
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT settlement_id FROM payout_instruction WHERE business_date = ? ORDER BY 1",
                                String.class,
                                night))
                .isEqualTo(books.jdbc().queryForList("""
                        SELECT s.settlement_id
                        FROM settlement s JOIN merchant m ON m.merchant_id = s.merchant_id
                        WHERE s.business_date = ? AND s.net_minor > 0 AND m.payout = 'AUTO' ORDER BY 1""", String.class, night))
                .isNotEmpty();
    }

    /** One instruction per file; M002 has lost its bank account, M008 has spent what it was settled. */
    @Test
    void whatCannotBePaidIsListedAndTheRestIsSplitIntoFiles(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/payout.yml"), "tallyhouse.payout.instructions-per-file: 1\n");
        try (Books own = Books.sampleFriday(home)) {
            own.jdbc().update("DELETE FROM merchant_bank_account WHERE merchant_id = 'M002'");
            own.jdbc().update("UPDATE merchant SET payout = 'AUTO' WHERE merchant_id = 'M009'");
            Nights.runThrough(own, Books.FRIDAY, "settlement");
            new Funds(own).give("M008.CNY.BALANCE", -1, Books.FRIDAY);
            assertThat(own.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);

            assertThat(Nights.rows(own.out(Books.FRIDAY).resolve("payout/not-paid-2026-02-13.csv")))
                    .extracting(row -> row.get("settlement_id") + " " + row.get("reason"))
                    .containsExactly("S-20260213-M002-CNY NO_BANK_ACCOUNT", "S-20260213-M008-CNY INSUFFICIENT_FUNDS");
            assertThat(bankFiles(own, Books.FRIDAY))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("harbour-20260213-001.csv", "lotus-20260213-001.csv", "lotus-20260213-002.csv");
            assertThat(own.jdbc().queryForList("SELECT hold_id FROM hold ORDER BY 1", String.class))
                    .containsExactly("P-20260213-M006-CNY", "P-20260213-M009-CNY", "P-20260213-M010-USD");
        }
    }

    private static List<Path> bankFiles(Books books, LocalDate night) throws IOException {
        try (Stream<Path> files = Files.walk(books.out(night).resolve("payout"))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".csv"))
                    .filter(file -> !file.getFileName().toString().startsWith("not-paid"))
                    .sorted()
                    .toList());
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}

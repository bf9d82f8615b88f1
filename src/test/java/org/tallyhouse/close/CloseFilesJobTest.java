package org.tallyhouse.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * The three sample nights with money left where none should stay. While Saturday is still open for its
 * night, Sunday's traffic moves the same accounts.
 */
@Tag("database")
class CloseFilesJobTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void threeNights() {
        books = Nights.beforeTheSecondClose(home);
        leaveMoney();
        claimPartOfTheUnidentifiedLine();
        assertThat(books.night(Books.SATURDAY).outcome()).isEqualTo(Outcome.DONE);
        books.sampleDay(Books.SUNDAY);
        RunResult sunday = books.night(Books.SUNDAY);
        assertThat(sunday.outcome()).as(sunday.message()).isEqualTo(Outcome.DONE);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    private static void leaveMoney() {
        Funds funds = new Funds(books);
        for (String purpose : List.of("KEPT", "TURNED", "DRAWN", "LATER", "EMPTY")) {
            books.get(Accounts.class)
                    .open(List.of(Accounts.ofPurpose(
                            "M001", "CNY", AccountKind.ESCROW, purpose, PostingMode.IMMEDIATE, Guard.POSTED, 0)));
        }
        give(funds, "M004.CNY.TRANSIT", Books.SATURDAY, 1234);
        give(funds, "M004.CNY.TRANSIT", Books.SUNDAY, -1234);
        give(funds, "M004.CNY.TRANSIT", Books.SATURDAY, 100);
        give(funds, "M001.CNY.ESCROW.KEPT", Books.SATURDAY, 70000);
        give(funds, "M001.CNY.ESCROW.TURNED", Books.SATURDAY, 500, -500, 300);
        give(funds, "M001.CNY.ESCROW.TURNED", Books.SUNDAY, -300, 200);
        give(funds, "M001.CNY.ESCROW.DRAWN", Books.SATURDAY, 1000, 1);
        give(funds, "M001.CNY.ESCROW.DRAWN", Books.SUNDAY, 400, -1300);
        give(funds, "M001.CNY.ESCROW.LATER", Books.SATURDAY, 600, -600);
        give(funds, "M001.CNY.ESCROW.LATER", Books.SUNDAY, 601, 602);
        give(funds, "M001.CNY.ESCROW.EMPTY", Books.SATURDAY, 800);
        give(funds, "M001.CNY.ESCROW.EMPTY", Books.SUNDAY, -800);
    }

    private static void give(Funds funds, String code, LocalDate date, long... minors) {
        for (long minor : minors) {
            funds.give(code, minor, date);
        }
    }

    /** On Sunday, 3000.00 of Saturday's 5000.00. */
    private static void claimPartOfTheUnidentifiedLine() {
        Funds funds = new Funds(books);
        books.get(TransactionTemplate.class)
                .executeWithoutResult(status -> books.get(Ledger.class)
                        .book(JournalDraft.of(
                                JournalType.BANK_STATEMENT,
                                "claimed",
                                Books.SUNDAY,
                                new Leg(funds.id("lotus.CNY.CASH"), 300000),
                                new Leg(funds.id("lotus.CNY.UNIDENTIFIED"), -300000))));
        books.jdbc().execute("DROP TRIGGER journal_is_final");
        books.jdbc().update("""
                UPDATE journal
                SET corrects = (SELECT CONCAT('BANK_STATEMENT/lotus/', LEFT(f.sha256, 16), '/', l.line)
                                FROM statement_line l
                                JOIN file_import f ON f.file_id = l.file_id
                                WHERE l.meaning = 'UNIDENTIFIED'),
                    reason = 'a deposit, "as told"'
                WHERE source = 'claimed'""");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            date | account | lines: amount, since, age, bucket, why
            2026-02-13 | lotus.CNY.UNIDENTIFIED | ''
            2026-02-14 | lotus.CNY.UNIDENTIFIED | 5000.00,2026-02-14,0,0-1,bank line statement-lotus.csv/7 TRF-88121
            2026-02-15 | lotus.CNY.UNIDENTIFIED | 2000.00,2026-02-14,1,0-1,bank line statement-lotus.csv/7 TRF-88121
            2026-02-13 | cardnet.CNY.SUSPENSE | 10.00,2026-02-13,0,0-1,AMOUNT_DIFF 2026-02-13-cardnet-T20260213-00060;0.23,2026-02-13,0,0-1,FEE_DIFF 2026-02-13-cardnet-T20260213-00061;198.18,2026-02-13,0,0-1,MISSING_IN_CHANNEL 2026-02-13-cardnet-T20260213-00063
            2026-02-14 | cardnet.CNY.SUSPENSE | 10.00,2026-02-13,1,0-1,AMOUNT_DIFF 2026-02-13-cardnet-T20260213-00060;0.23,2026-02-13,1,0-1,FEE_DIFF 2026-02-13-cardnet-T20260213-00061;-77.31,2026-02-14,0,0-1,MISSING_IN_OURS 2026-02-14-cardnet-CA20260214999001-PAYMENT-1-theirs;187.05,2026-02-14,0,0-1,CURRENCY_DIFF 2026-02-14-cardnet-T20260214-00060
            2026-02-15 | cardnet.USD.SUSPENSE | -0.24,2026-02-14,1,0-1,FEE_DIFF 2026-02-14-cardnet-T20260214-00062
            2026-02-15 | bankpay.CNY.SUSPENSE | -50.00,2026-02-14,1,0-1,AMOUNT_DIFF 2026-02-14-bankpay-T20260214-00061
            2026-02-14 | M004.CNY.TRANSIT | 13.34,2026-02-14,0,0-1,REAL_TIME given-M004.CNY.TRANSIT1234
            2026-02-15 | M004.CNY.TRANSIT | 1.00,2026-02-14,1,0-1,REAL_TIME given-M004.CNY.TRANSIT1234
            2026-02-13 | M001.CNY.ESCROW.KEPT | ''
            2026-02-14 | M001.CNY.ESCROW.KEPT | 700.00,2026-02-14,0,0-1,REAL_TIME given-M001.CNY.ESCROW.KEPT70000
            2026-02-15 | M001.CNY.ESCROW.KEPT | 700.00,2026-02-14,1,0-1,REAL_TIME given-M001.CNY.ESCROW.KEPT70000
            2026-02-14 | M001.CNY.ESCROW.TURNED | 3.00,2026-02-14,0,0-1,REAL_TIME given-M001.CNY.ESCROW.TURNED300
            2026-02-15 | M001.CNY.ESCROW.TURNED | 2.00,2026-02-15,0,0-1,REAL_TIME given-M001.CNY.ESCROW.TURNED200
            2026-02-15 | M001.CNY.ESCROW.DRAWN | 1.01,2026-02-15,0,0-1,REAL_TIME given-M001.CNY.ESCROW.DRAWN400
            2026-02-14 | M001.CNY.ESCROW.LATER | ''
            2026-02-15 | M001.CNY.ESCROW.LATER | 12.03,2026-02-15,0,0-1,REAL_TIME given-M001.CNY.ESCROW.LATER601
            2026-02-14 | M001.CNY.ESCROW.EMPTY | 8.00,2026-02-14,0,0-1,REAL_TIME given-M001.CNY.ESCROW.EMPTY800
            2026-02-15 | M001.CNY.ESCROW.EMPTY | ''
            2026-02-15 | M010.USD.DUE | 122.22,2026-02-14,1,0-1,CLEARING 2026-02-14/fees/M012
            2026-02-15 | M007.CNY.DUE | ''
            """)
    void anAccountStandsForItsItems(LocalDate date, String account, String lines) {
        assertThat(standing(date, account).stream()
                        .map(row -> String.join(
                                ",",
                                row.get("amount"),
                                row.get("since"),
                                row.get("age_days"),
                                row.get("bucket"),
                                row.get("why")))
                        .collect(Collectors.joining(";")))
                .isEqualTo(lines);
    }

    @Test
    void aBreakTwoDaysOldIsInTheSecondBucket() {
        assertThat(standing(Books.SUNDAY, "cardnet.CNY.SUSPENSE"))
                .filteredOn(row -> row.get("since").equals("2026-02-13"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsEntry("bucket", "2-7"));
    }

    @Test
    void theReportSumsTheItemsOfAnAccountByAge() throws IOException {
        assertThat(Files.readString(books.out(Books.SUNDAY).resolve("close/report-2026-02-15.html")))
                .contains("""
                        <td>cardnet.CNY.SUSPENSE<div class="why">1 AMOUNT_DIFF, 1 CURRENCY_DIFF, 1 FEE_DIFF, \
                        1 MISSING_IN_CHANNEL, 1 MISSING_IN_OURS</div></td><td class="n">629.40</td><td>CNY</td>\
                        <td class="n">5</td><td class="n">2026-02-13</td><td class="n">2</td>\
                        <td class="n">619.17</td><td class="n">10.23</td><td class="n"></td><td class="n"></td>""")
                .contains("1 bank line nobody has claimed")
                .contains("since REAL_TIME given-M001.CNY.ESCROW.KEPT70000");
    }

    /** Of all that has come since, breaks ended and entries booked, nothing counts for the earlier date. */
    @Test
    void anEarlierDateWrittenAgainLaterIsTheSame() throws IOException {
        for (LocalDate date : List.of(Books.FRIDAY, Books.SATURDAY)) {
            List<Path> files = List.of(
                    books.out(date).resolve("close/standing-%s.csv".formatted(date)),
                    books.out(date).resolve("close/journal-%s.csv".formatted(date)),
                    books.out(date).resolve("close/report-%s.html".formatted(date)));
            List<String> before = read(files);
            Proofs proofs = books.get(Proofs.class);
            books.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> books.get(CloseFiles.class).write(date, proofs.of(date)));
            assertThat(read(files)).isEqualTo(before);
        }
    }

    @Test
    void theJournalNamesWhatACorrectionTakesBackAndWhy() {
        assertThat(Nights.rows(books.out(Books.SUNDAY).resolve("close/journal-2026-02-15.csv")))
                .filteredOn(row -> row.get("source").equals("claimed"))
                .extracting(row -> row.get("account"), row -> row.get("debit"), row -> row.get("credit"))
                .containsExactly(
                        tuple("lotus.CNY.CASH", "", "3000.00"), tuple("lotus.CNY.UNIDENTIFIED", "3000.00", ""));
        assertThat(Nights.rows(books.out(Books.SUNDAY).resolve("close/journal-2026-02-15.csv")))
                .filteredOn(row -> !row.get("corrects").isEmpty())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsEntry("reason", "a deposit, \"as told\""))
                .allSatisfy(row -> assertThat(row.get("corrects")).matches("BANK_STATEMENT/lotus/[0-9a-f]{16}/7"));
    }

    @Test
    void whatIsNotExplainedByItsItemsIsNotWritten() {
        StandingFile file = books.get(StandingFile.class);
        Path path = home.resolve("standing.csv");
        List<CloseMapper.TrialBalanceRow> trialBalance =
                books.get(CloseMapper.class).trialBalance(Books.FRIDAY);
        assertThatThrownBy(() -> books.get(TransactionTemplate.class)
                        .executeWithoutResult(status -> file.write(path, Books.SATURDAY, trialBalance)))
                .isInstanceOf(BrokenInvariant.class)
                .hasMessageContaining("I10: what stands in 1130 CNY comes to");
        assertThat(path).doesNotExist();
    }

    private static List<Map<String, String>> standing(LocalDate date, String account) {
        return Nights.rows(books.out(date).resolve("close/standing-%s.csv".formatted(date))).stream()
                .filter(row -> row.get("account").equals(account))
                .toList();
    }

    private static List<String> read(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file));
        }
        return text.toString().lines().toList();
    }
}

package org.tallyhouse.reconciliation.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.reconciliation.BillReplacements;
import org.tallyhouse.reconciliation.ChannelDeposits;
import org.tallyhouse.reconciliation.breaks.BreakDecisions;
import org.tallyhouse.reconciliation.breaks.ResolutionWay;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RunResult.Outcome;

/** What a channel billed against what it paid, over some nights; the channel keeps nothing. */
@Tag("database")
class ChannelFundsTest {
    private static final LocalDate FRIDAY = Books.FRIDAY;

    @TempDir
    private Path home;

    private Books books;
    private LocalDate night;

    @BeforeEach
    void begin() {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right().with("reconciliation-terms.csv", """
                        channel,currency,amount_tolerance,fee_tolerance,carry_days,fallback_keys,write_off_limit,second_person_limit,effective_from,effective_to,deposit_days
                        qrpay,CNY,,1.00,,,1.00,,2026-01-01,,1
                        """).writeTo(home.resolve("setup")));
        night = FRIDAY;
    }

    @AfterEach
    void end() {
        books.close();
    }

    @Test
    void aDepositThatIsLateIsABreakUntilItComes() {
        night("100.00");
        assertThat(open()).containsExactly("EXPECTED 2026-02-13 10000 OPEN");
        night("");
        assertThat(breaks()).isEmpty();
        night("");
        String missing = "2026-02-15-qrpay-CNY-2026-02-13-missing";
        assertThat(breaks()).containsExactly(missing + " DEPOSIT_MISSING 10000 0 OPEN");
        assertThat(new Funds(books).posted("qrpay.CNY.SUSPENSE")).isEqualTo(-10000);
        assertThat(receivable()).isZero();

        night("", 10000);

        assertThat(breaks()).containsExactly(missing + " DEPOSIT_MISSING 10000 0 MATCHED_LATER");
        assertThat(open()).isEmpty();
        assertThat(new Funds(books).posted("qrpay.CNY.SUSPENSE")).isZero();
        assertThat(receivable()).isZero();
    }

    @Test
    void whatComesInTimeButDiffersIsOneBreakAboutTheDifference() {
        night("100.00");
        night("", 9950);
        assertThat(breaks()).isEmpty();
        night("");
        String differs = "2026-02-15-qrpay-CNY-2026-02-13-differs";
        assertThat(breaks()).containsExactly(differs + " DEPOSIT_DIFF 10000 9950 OPEN");
        assertThat(open()).isEmpty();

        resolve(differs, ResolutionWay.ACCEPT_OURS);

        assertThat(open()).containsExactly("EXPECTED 2026-02-16 50 OPEN");
        assertThat(receivable()).isEqualTo(50);
        night("", 50);
        assertThat(open()).isEmpty();
        assertThat(receivable()).isZero();
    }

    @Test
    void whatWasAcceptedIsExpectedApartFromTheBillOfItsDate() {
        acceptFiftyFen();

        night("70.00", 7000);

        assertThat(open()).containsExactly("EXPECTED 2026-02-16 50 OPEN");
        night("", 50);
        assertThat(open()).isEmpty();
        assertThat(receivable()).isZero();
    }

    @Test
    void whatWasAcceptedAndTheBillOfItsDateAreTwoBreaksIfNeitherComes() {
        acceptFiftyFen();

        night("70.00");
        night("");
        night("");

        assertThat(breaks())
                .filteredOn(line -> line.contains("2026-02-18-qrpay-CNY-2026-02-16"))
                .hasSize(2)
                .anyMatch(line -> line.endsWith(" DEPOSIT_MISSING 50 0 OPEN"))
                .anyMatch(line -> line.endsWith(" DEPOSIT_MISSING 7000 0 OPEN"));
        assertThat(receivable()).isZero();
        night("", 50, 7000);
        assertThat(open()).isEmpty();
        assertThat(receivable()).isZero();
    }

    private void acceptFiftyFen() {
        night("100.00");
        night("", 9950);
        night("");
        resolve("2026-02-15-qrpay-CNY-2026-02-13-differs", ResolutionWay.ACCEPT_OURS);
    }

    @Test
    void aDepositThatNothingExplainsIsABreak() {
        night("", 777);
        night("");
        assertThat(open()).containsExactly("DEPOSIT 2026-02-13 777 OPEN");
        night("");
        List<String> breaks = breaks();
        assertThat(breaks)
                .singleElement()
                .asString()
                .matches("2026-02-15-qrpay-CNY-lotus-[0-9a-f]{8}-3-unexpected DEPOSIT_UNEXPECTED 0 777 OPEN");
        resolve(breaks.get(0).split(" ")[0], ResolutionWay.ACCEPT_THEIRS);
        assertThat(new Funds(books).posted("qrpay.CNY.DIFFERENCE")).isEqualTo(777);
        assertThat(open()).isEmpty();
        night("");
        assertThat(receivable()).isZero();
    }

    @Test
    void theFilesSayWhatIsOpenAndWhatTheBooksAreMadeOf() {
        night("100.00");
        night("20.00", 4000, 6000);

        assertThat(Nights.rows(home.resolve("out/2026-02-14/reconciliation/funds-2026-02-14.csv")))
                .extracting(row -> String.join(
                        " ",
                        row.get("side"),
                        row.get("amount"),
                        row.get("age_days"),
                        row.get("status"),
                        row.get("match")))
                .containsExactly(
                        "EXPECTED 100.00 1 MATCHED 2026-02-14-CNY-1",
                        "EXPECTED 20.00 0 OPEN ",
                        "DEPOSIT 40.00 0 MATCHED 2026-02-14-CNY-1",
                        "DEPOSIT 60.00 0 MATCHED 2026-02-14-CNY-1");
        assertThat(Nights.rows(home.resolve("out/2026-02-14/reconciliation/channels-2026-02-14.csv")))
                .filteredOn(row -> row.get("channel").equals("qrpay")
                        && row.get("currency").equals("CNY"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "receivable", "20.00",
                                "not_billed", "0.00",
                                "billed_not_paid", "20.00",
                                "paid_not_billed", "0.00",
                                "other", "0.00")));
        assertThat(books.run("reconciliation", FRIDAY.plusDays(1)).outcome()).isEqualTo(Outcome.ALREADY_DONE);
    }

    /** A correction that comes together with the bill it corrects: the rows count once, as the corrected bill has them. */
    @Test
    void aLateBillThatIsReplacedBeforeANightSawItNeverCounts() throws IOException {
        night("100.00");
        Path wrong = bill("wrong.csv", FRIDAY, "OTHER,20.00", "SAME,5.00");
        Path right = bill("right.csv", FRIDAY, "OTHER,30.00", "SAME,5.00");
        books.take(ImportKind.CHANNEL_BILL, "qrpay", wrong, night);
        books.get(TransactionTemplate.class)
                .executeWithoutResult(status -> books.get(BillReplacements.class)
                        .replace("qrpay", "wrong.csv", FileFacts.of(right).sha256()));
        books.take(ImportKind.CHANNEL_BILL, "qrpay", right, night);

        night("");

        assertThat(breaks())
                .extracting(text -> text.replaceFirst("^\\S+ ", ""))
                .containsExactlyInAnyOrder("MISSING_IN_OURS 0 3000 OPEN", "MISSING_IN_OURS 0 500 OPEN");
        assertThat(open()).containsExactlyInAnyOrder("EXPECTED 2026-02-13 10000 OPEN", "EXPECTED 2026-02-13 3500 OPEN");
        assertThat(receivable()).isEqualTo(13500);
    }

    /** A night through reconciliation: a payment that is billed the same day, and deposits. */
    private void night(String payment, long... deposits) {
        if (!payment.isEmpty()) {
            books.importTransactions(
                    TransactionLine.file(
                            home,
                            "taken-" + night + ".csv",
                            TransactionLine.payment("T" + night, "M001", payment)
                                    .on(night)),
                    night);
        }
        Nights.cutOver(books, night);
        ChannelDeposits.statement(
                books,
                "of-" + night,
                night,
                "QRPAY-DEPOSIT",
                Arrays.stream(deposits).boxed().toList());
        run("posting");
        run("clearing");
        if (!payment.isEmpty()) {
            Path bill = bill("bill-" + night + ".csv", night, "REF-T" + night + "," + payment);
            books.take(ImportKind.CHANNEL_BILL, "qrpay", bill, night);
        }
        run("reconciliation");
        night = night.plusDays(1);
    }

    private void run(String stage) {
        assertThat(books.run(stage, night)).extracting("outcome").as(stage).isEqualTo(Outcome.DONE);
    }

    /** Rows are a reference and an amount; the fee is what ours is, so that nothing differs. */
    private Path bill(String name, LocalDate date, String... rows) {
        StringBuilder text = new StringBuilder("channel_reference,business_date,type,currency,amount,fee,status\n");
        for (String row : rows) {
            String[] parts = row.split(",");
            text.append("%s,%s,PAYMENT,CNY,%s,0.00,SUCCESS\n".formatted(parts[0], date, parts[1]));
        }
        try {
            return Files.writeString(home.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void resolve(String breakId, ResolutionWay way) {
        books.get(TransactionTemplate.class)
                .executeWithoutResult(status -> books.get(BreakDecisions.class)
                        .resolve(List.of(breakId), way, "", new OperatorDecision("li", "asked the channel", night)));
    }

    private List<String> open() {
        return books.jdbc().queryForList("""
                SELECT CONCAT_WS(' ', side, business_date, amount_minor, 'OPEN')
                FROM funds_item WHERE settled_on IS NULL ORDER BY item_id""", String.class);
    }

    private List<String> breaks() {
        return books.jdbc().queryForList("""
                SELECT CONCAT_WS(' ', b.break_id, b.class, b.our_amount_minor, b.their_amount_minor, COALESCE(e.status, 'OPEN'))
                FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id ORDER BY b.break_id""", String.class);
    }

    /** Positive where the channel owes us. */
    private long receivable() {
        return -new Funds(books).posted("qrpay.CNY.RECEIVABLE");
    }
}

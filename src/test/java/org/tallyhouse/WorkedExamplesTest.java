package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.operation.command.CommandRun;

/**
 * Six examples of the trade, from the files that came in to what an operator is told about them. A good place to
 * begin reading: contracts in {@link #CONTRACTS}, a Friday and its night in {@link #runFridaysNight}, and what
 * {@code ./run.sh explain} and {@code ./run.sh account} then say.
 */
@Tag("database")
class WorkedExamplesTest {
    private static final int WALLET_PAYMENTS = 43;

    /** Who asks how much for what; the prices that are not named in an example are any. */
    private static final String CONTRACTS = """
            rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,rate,fixed,min,max,rounding,effective_from,effective_to,bearer
            CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,,,,,2025-01-01,,
            USD,MERCHANT,,,,,PAYMENT,USD,0.0290,,,,,2025-01-01,,
            JPY,MERCHANT,,,,,PAYMENT,JPY,0.0325,,,,,2025-01-01,,
            OUT-BENEFICIARY,MERCHANT,M007,bankpay,,,PAYOUT,CNY,0.0050,,,,,2025-01-01,,BENEFICIARY
            OUT-MERCHANT,MERCHANT,M009,bankpay,,,PAYOUT,CNY,0.0050,,,,,2025-01-01,,MERCHANT
            OUT-PLATFORM,MERCHANT,M002,bankpay,,,PAYOUT,CNY,0.0050,,,,,2025-01-01,,PLATFORM
            OUT-NETWORK,NETWORK,,bankpay,,,PAYOUT,CNY,0.0020,,,,,2025-01-01,,
            OUT-ISSUER,ISSUER,,bankpay,,,PAYOUT,CNY,0.0010,,,,,2025-01-01,,
            DEBIT,ISSUER,,cardnet,,DEBIT,PAYMENT,CNY,0.0035,,,13.00,,2025-01-01,,
            CREDIT,ISSUER,,cardnet,,CREDIT,PAYMENT,CNY,0.0045,,,,,2025-01-01,,
            NETWORK,NETWORK,,cardnet,,,PAYMENT,CNY,0.000325,,,3.25,,2025-01-01,,
            US-UP,ISSUER,,cardnet,POS,DEBIT,PAYMENT,USD,0.0005,0.22,,,HALF_UP,2025-01-01,,
            US-EVEN,ISSUER,,cardnet,ONLINE,DEBIT,PAYMENT,USD,0.0005,0.22,,,HALF_EVEN,2025-01-01,,
            WALLET,ACQUIRER,M004,qrpay,,,PAYMENT,CNY,0.0060,,,,,2025-01-01,,
            WALLET-LOW,ACQUIRER,M005,qrpay,,,PAYMENT,CNY,0.0030,,,,,2025-01-01,,
            """;

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void runFridaysNight() throws IOException {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right()
                .replace("channels.csv", "REQUIRED", "NONE")
                .with("fee-rules.csv", CONTRACTS)
                .writeTo(home.resolve("set-up")));
        Funds funds = new Funds(books);
        for (String merchant : List.of("M007", "M009", "M002")) {
            funds.give(merchant + ".CNY.BALANCE", 5000_00, Books.FRIDAY);
        }
        books.importTransactions(TransactionLine.file(home, "friday.csv", friday()), Books.FRIDAY);
        books.take(ImportKind.CHANNEL_BILL, "bankpay", billOfPayouts(), Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "close");

        funds.give("M003.CNY.PENDING", 100_00, Books.SATURDAY);
        books.importTransactions(
                TransactionLine.file(
                        home,
                        "saturday.csv",
                        TransactionLine.payment("SATURDAY", "M001", "10.00").on(Books.SATURDAY),
                        TransactionLine.payment("BUFFERED", "M003", "20.00").on(Books.SATURDAY)),
                Books.SATURDAY);
    }

    private static List<TransactionLine> friday() {
        List<TransactionLine> rows = new ArrayList<>(List.of(
                TransactionLine.of("OUT-BENEFICIARY", "PAYOUT", "M007", "1000.00"),
                TransactionLine.of("OUT-MERCHANT", "PAYOUT", "M009", "1000.00"),
                TransactionLine.of("OUT-PLATFORM", "PAYOUT", "M002", "1000.00"),
                card("DEBIT-3700", "M006", "CNY", "DEBIT", "3700.00"),
                card("DEBIT-3714", "M006", "CNY", "DEBIT", "3714.29"),
                card("DEBIT-20000", "M006", "CNY", "DEBIT", "20000.00"),
                card("CREDIT-20000", "M006", "CNY", "CREDIT", "20000.00"),
                card("NETWORK-9000", "M006", "CNY", "CREDIT", "9000.00"),
                card("NETWORK-10000", "M006", "CNY", "CREDIT", "10000.00"),
                card("US-UP", "M010", "USD", "DEBIT", "50.00").with("product", "POS"),
                card("US-EVEN", "M010", "USD", "DEBIT", "50.00").with("product", "ONLINE"),
                TransactionLine.payment("WALLET", "M004", "6.00"),
                TransactionLine.payment("FRIDAY", "M001", "10.00")));
        IntStream.range(0, WALLET_PAYMENTS)
                .mapToObj(
                        i -> TransactionLine.payment("W" + i, "M005", i < 7 ? "101.68" : i < 42 ? "750.00" : "5312.24"))
                .forEach(rows::add);
        return rows;
    }

    private static TransactionLine card(String id, String merchant, String currency, String type, String amount) {
        return TransactionLine.payment(id, merchant, amount)
                .with("currency", currency)
                .with("channel", "cardnet")
                .with("product", "POS")
                .with("card_type", type);
    }

    /** What the channel paid to beneficiaries, and charged for it. */
    private static Path billOfPayouts() throws IOException {
        return Files.writeString(home.resolve("bill.csv"), """
                channel_reference,business_date,type,currency,amount,fee,status
                REF-OUT-BENEFICIARY,2026-02-13,PAYOUT,CNY,995.00,3.00,SUCCESS
                REF-OUT-MERCHANT,2026-02-13,PAYOUT,CNY,1000.00,3.00,SUCCESS
                REF-OUT-PLATFORM,2026-02-13,PAYOUT,CNY,1000.00,3.00,SUCCESS
                """);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    /**
     * 1. Merchant B pays out 1000.00 to a card of user A at 0.5 %. The network takes 0.3 %, of which the issuer gets
     * 1.00: who bears the fee decides who is debited more or receives less.
     */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            bearer, debited, received, leaves the channel, our margin
            BENEFICIARY, 1000.00, 995.00, 998.00, 2.00 CNY
            MERCHANT, 1005.00, 1000.00, 1003.00, 2.00 CNY
            PLATFORM, 1000.00, 1000.00, 1003.00, -3.00 CNY a loss
            """)
    void aPayoutThroughANetwork(String bearer, String debited, String received, String leaves, String margin) {
        assertThat(explain("OUT-" + bearer))
                .contains("merchant %s CNY debited".formatted(debited))
                .contains("beneficiary %s CNY received".formatted(received))
                .contains("bankpay %s CNY leaves our account there".formatted(leaves))
                .contains("issuer keeps 1.00 CNY", "network keeps 2.00 CNY")
                .contains("our margin %s\n".formatted(margin))
                .contains("matched on 2026-02-13 with bill.csv");
    }

    /** The books say the same: 998.00 and twice 1003.00 went out of the channel, 5.00 is due from one merchant. */
    @Test
    void aPayoutInTheBooks() {
        Funds funds = new Funds(books);
        assertThat(funds.posted("bankpay.CNY.RECEIVABLE")).isEqualTo(998_00 + 1003_00 + 1003_00);
        assertThat(funds.posted("M009.CNY.BALANCE")).isEqualTo(5000_00 - 1000_00);
        assertThat(funds.posted("M009.CNY.DUE")).isEqualTo(-5_00);
        assertThat(funds.posted("M007.CNY.DUE") + funds.posted("M002.CNY.DUE")).isZero();
    }

    /** 2. China, 发改价格[2016]557号: debit 0.35 % capped at 13.00, credit 0.45 %, network 0.0325 % capped at 3.25. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            transaction | leg
            DEBIT-3700 | issuer 12.95 CNY rule DEBIT: 0.0035 × amount (HALF_UP), max 13.00
            DEBIT-3714 | issuer 13.00 CNY rule DEBIT: 0.0035 × amount (HALF_UP), max 13.00
            DEBIT-20000 | issuer 13.00 CNY rule DEBIT: 0.0035 × amount (HALF_UP), max 13.00
            CREDIT-20000 | issuer 90.00 CNY rule CREDIT: 0.0045 × amount (HALF_UP)
            NETWORK-9000 | network 2.93 CNY rule NETWORK: 0.000325 × amount (HALF_UP), max 3.25
            NETWORK-10000 | network 3.25 CNY rule NETWORK: 0.000325 × amount (HALF_UP), max 3.25
            CREDIT-20000 | network 3.25 CNY rule NETWORK: 0.000325 × amount (HALF_UP), max 3.25
            """)
    void cardFeesInChina(String transaction, String leg) {
        assertThat(explain(transaction)).contains(leg + "\n");
    }

    /** 3. US regulated debit, 0.05 % + 0.21 + 0.01 of 50.00: 24.5 cents. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US-UP | issuer 0.25 USD rule US-UP: 0.0005 × amount (HALF_UP) + 0.22
            US-EVEN | issuer 0.24 USD rule US-EVEN: 0.0005 × amount (HALF_EVEN) + 0.22
            """)
    void halfACentInTheUnitedStates(String transaction, String leg) {
        assertThat(explain(transaction)).contains(leg + "\n");
    }

    /** 4. A wallet prints 0.04 for 6.00 at 0.60 %. Its day costs 96.86, not 0.30 % of 32,274.00. */
    @Test
    void aWalletsBill() {
        assertThat(explain("WALLET")).contains("acquirer 0.04 CNY rule WALLET: 0.006 × amount (HALF_UP)\n");

        Pattern cost = Pattern.compile("acquirer (\\S+) CNY rule WALLET-LOW");
        BigDecimal day = IntStream.range(0, WALLET_PAYMENTS)
                .mapToObj(i -> cost.matcher(explain("W" + i)))
                .filter(Matcher::find)
                .map(found -> new BigDecimal(found.group(1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(day).isEqualTo("96.86");
    }

    /** 5. T+1 in China's 2026: Saturday the 14th works, and is followed by nine days off. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FRIDAY | due 2026-02-14 (T+1; CN counts 1 working day after 2026-02-13: 2026-02-14)
            SATURDAY | due 2026-02-24 (T+1; CN counts 1 working day after 2026-02-14: 2026-02-24)
            """)
    void workingDaysWithMakeUpDays(String transaction, String due) {
        assertThat(explain(transaction)).contains(due + "\n");
    }

    /** 6. Posted 100.00, a buffered credit of 20.00, a hold of 30.00. */
    @Test
    void aBalanceAsItsHolderSeesIt() {
        run(
                "hold",
                "place",
                "CASE",
                "--account",
                "M003.CNY.PENDING",
                "--amount",
                "30.00",
                "--operator",
                "wang",
                "--reason",
                "case 6");

        assertThat(run("account", "M003.CNY.PENDING"))
                .contains("posted 100.00\n buffered 20.00\n held 30.00\n available 70.00\n effective 90.00\n");
    }

    private static String explain(String transaction) {
        return run("explain", "transaction", transaction);
    }

    /** What the command prints, with one space where there are more. */
    private static String run(String... arguments) {
        CommandRun run = CommandRun.of(books, arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out().replaceAll(" +", " ");
    }
}

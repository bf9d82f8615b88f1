package org.tallyhouse.bankfile.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.bankfile.SampleTransfers;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.layout.FileRefused;

class NachaFormatTest {
    private static final String[] ROUTINGS = {"231380104", "091400606", "021200025", "121042882"};
    private static final NachaFormat FORMAT = new NachaFormat(new NachaSettings(
            "121042882",
            "Harbour Lantern Bank",
            "1234567890",
            "Tallyhouse Payments",
            "Tallyhouse",
            "1234567890",
            NachaSettings.EntryClass.CCD,
            "PAYOUT",
            ZoneId.of("America/New_York")));

    @TempDir
    Path folder;

    @Test
    void everyFieldStandsWhereItBelongs() throws IOException {
        List<CreditTransfer> transfers = List.of(
                new CreditTransfer(
                        "P-1", "Golden Carp Wholesale Company", "9902-0001", "231380104", 12_345, "S-1", true),
                new CreditTransfer("P-20260213-M002-USD", "Lotus", "77", "091400606", 1, "", false));
        String text = new String(
                SampleTransfers.bytes(
                        FORMAT, SampleTransfers.file(SampleTransfers.US_DEBTOR, "USD", transfers), transfers),
                StandardCharsets.US_ASCII);

        assertThat(text.lines())
                .containsExactly(
                        "101 12104288212345678902602131715A094101Harbour Lantern Bank   Tallyhouse Payments            ",
                        "5220Tallyhouse                          1234567890CCDPAYOUT          260216   1121042880000001",
                        "6222313801049902-0001        0000012345P-1            Golden Carp Wholesale   1121042880100001",
                        "705S-1                                                                             00010100001",
                        "82200000020023138010000000000000000000012345" + "1234567890" + " ".repeat(25)
                                + "121042880000001",
                        "5220Tallyhouse                          1234567890CCDPAYOUT          260216   1121042880000002",
                        "62209140060677               0000000001" + NachaFormat.individualId("P-20260213-M002-USD")
                                + "Lotus                   0121042880100002",
                        "82200000010009140060000000000000000000000001" + "1234567890" + " ".repeat(25)
                                + "121042880000002",
                        "9000002000001000000030032278070000000000000000000012346" + " ".repeat(39),
                        "9".repeat(94));
    }

    /** A bank takes a file whose date, time and modifier it has seen for a copy. */
    @Test
    void everyFileOfADayHasAnIdOfItsOwn() throws IOException {
        List<CreditTransfer> transfers = List.of(new CreditTransfer("P-1", "Carp", "77", "091400606", 1, "", false));
        CreditTransferFile first = SampleTransfers.file(SampleTransfers.US_DEBTOR, "USD", transfers);
        List<String> ids = new ArrayList<>();
        for (int sequence = 1; sequence <= 1200; sequence++) {
            CreditTransferFile file = new CreditTransferFile(
                    first.fileId(),
                    first.executionDate(),
                    first.createdAt(),
                    sequence,
                    first.debtor(),
                    first.currency(),
                    first.itemCount(),
                    first.totalMinor());
            ids.add(new String(SampleTransfers.bytes(FORMAT, file, transfers), StandardCharsets.US_ASCII)
                    .substring(23, 34));
        }
        assertThat(ids)
                .doesNotHaveDuplicates()
                .startsWith("2602131715A", "2602131715B")
                .contains("2602131716A");
    }

    @Test
    void whatIsWrittenIsReadBackByTheStrictReader() throws IOException {
        Random random = new Random(20260213);
        for (int size : new int[] {1, 2, 5, 6, 7, 8, 999, 3_000}) {
            List<CreditTransfer> transfers = new ArrayList<>();
            for (int i = 1; i <= size; i++) {
                transfers.add(anyTransfer(random, i, i * 2 < size));
            }
            CreditTransferFile file = SampleTransfers.file(SampleTransfers.US_DEBTOR, "USD", transfers);
            Path path = SampleTransfers.write(folder.resolve(size + ".ach"), FORMAT, file, transfers);
            List<NachaEntry> read = new ArrayList<>();
            NachaFile.read(path, read::add);
            NachaFile.Summary summary = NachaFile.check(path);

            assertThat(read).hasSize(size);
            assertThat(summary.creditCents()).isEqualTo(file.totalMinor());
            assertThat(summary.debitCents()).isZero();
            assertThat(summary.entryHash()).isEqualTo(plainHash(transfers));
            assertThat(Files.readAllLines(path).size() % 10).isZero();
            for (int i = 0; i < size; i++) {
                requireSame(read.get(i), transfers.get(i), NachaFormat.traceNumber(file, i + 1));
            }
        }
    }

    private static CreditTransfer anyTransfer(Random random, int number, boolean urgent) {
        return new CreditTransfer(
                (random.nextBoolean() ? "P-20260213-" : "P-") + number + "-USD",
                "Payee " + number,
                "A" + random.nextInt(1_000_000),
                ROUTINGS[random.nextInt(ROUTINGS.length)],
                1 + random.nextInt(100_000_000),
                random.nextBoolean() ? "" : "S-" + number,
                urgent);
    }

    private static void requireSame(NachaEntry read, CreditTransfer written, String trace) {
        assertThat(read.isCredit()).isTrue();
        assertThat(read.individualId()).isEqualTo(NachaFormat.individualId(written.instructionId()));
        assertThat(read.name()).isEqualTo(written.name());
        assertThat(read.account()).isEqualTo(written.accountNumber());
        assertThat(read.routing()).isEqualTo(written.bankCode());
        assertThat(read.amountCents()).isEqualTo(written.amountMinor());
        assertThat(read.traceNumber()).isEqualTo(trace);
        assertThat(read.addenda().stream().map(addenda -> addenda.field(4, 83)))
                .isEqualTo(written.reference().isEmpty() ? List.of() : List.of(written.reference()));
    }

    private static long plainHash(List<CreditTransfer> transfers) {
        long hash = 0;
        for (CreditTransfer transfer : transfers) {
            hash += Long.parseLong(transfer.bankCode()) / 10;
        }
        return hash % 10_000_000_000L;
    }

    /** Every digit that is under a control, changed alone. */
    @Test
    void oneWrongDigitIsAlwaysFound() throws IOException {
        List<CreditTransfer> transfers = List.of(
                new CreditTransfer("P-1", "Carp", "9902", "231380104", 12_345, "S-1", true),
                new CreditTransfer("P-2", "Lotus", "77", "091400606", 678, "", false));
        List<String> lines = new String(
                        SampleTransfers.bytes(
                                FORMAT, SampleTransfers.file(SampleTransfers.US_DEBTOR, "USD", transfers), transfers),
                        StandardCharsets.US_ASCII)
                .lines()
                .toList();
        Path damaged = folder.resolve("damaged.ach");
        for (int line = 0; line < lines.size(); line++) {
            for (int position : controlled(lines.get(line))) {
                List<String> changed = new ArrayList<>(lines);
                StringBuilder record = new StringBuilder(lines.get(line));
                char digit = record.charAt(position - 1);
                record.setCharAt(position - 1, digit == '9' ? '0' : (char) (digit + 1));
                changed.set(line, record.toString());
                Files.write(damaged, changed);
                assertThatThrownBy(() -> NachaFile.check(damaged))
                        .as("line %d position %d", line + 1, position)
                        .isInstanceOf(FileRefused.class);
            }
        }
    }

    private static int[] controlled(String record) {
        if (record.equals("9".repeat(94))) {
            return IntStream.rangeClosed(1, 94).toArray();
        }
        return switch (record.charAt(0)) {
            case '5' ->
                IntStream.concat(IntStream.rangeClosed(1, 4), IntStream.rangeClosed(80, 94))
                        .toArray();
            case '6' ->
                IntStream.concat(IntStream.rangeClosed(4, 12), IntStream.rangeClosed(30, 39))
                        .toArray();
            case '8' ->
                IntStream.concat(IntStream.rangeClosed(1, 44), IntStream.rangeClosed(80, 94))
                        .toArray();
            case '9' -> IntStream.rangeClosed(1, 55).toArray();
            default -> new int[] {1};
        };
    }

    @Test
    void idsThatFitStayAndLongOnesAreMappedTheSameWayEveryTime() {
        assertThat(NachaFormat.individualId("P-1")).isEqualTo("P-1");
        assertThat(NachaFormat.individualId("123456789012345")).isEqualTo("123456789012345");
        assertThat(NachaFormat.individualId("P-20260213-M002-USD"))
                .hasSize(15)
                .startsWith("T")
                .isEqualTo(NachaFormat.individualId("P-20260213-M002-USD"))
                .isNotEqualTo(NachaFormat.individualId("P-20260213-M003-USD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
        Carp   | 9902               | 231380105 | 1           | S | false | bank code '231380105' is no routing number
        Carp   | 9902               | 000000000 | 1           | S | false | bank code '000000000' is no routing number
        Carp   | 9902               | 23138010  | 1           | S | false | bank code '23138010' is no routing number
        玉茶轩 | 9902               | 231380104 | 1           | S | false | name '玉茶轩' has character U+7389; only printable ASCII
        Carp   | 123456789012345678 | 231380104 | 1           | S | false | account number '123456789012345678' has 18 characters
        Carp   | 9902               | 231380104 | 0           | S | false | amount '0.00' is not from 0.01 to 99999999.99
        Carp   | 9902               | 231380104 | 10000000000 | S | false | amount '100000000.00' is not from 0.01
        Carp   | 9902               | 231380104 | 100000001   | S | true  | amount '1000000.01' is not from 0.01 to 1000000.00, the most
        """)
    void aTransferThatCannotBeWrittenIsRefused(
            String name, String account, String bank, long amount, String reference, boolean urgent, String reason) {
        CreditTransfer transfer = new CreditTransfer("P-1", name, account, bank, amount, reference, urgent);
        assertThatThrownBy(() -> FORMAT.check(SampleTransfers.file(SampleTransfers.US_DEBTOR, "USD", 1, 1), transfer))
                .isInstanceOf(TransferRefused.class)
                .hasMessageStartingWith("instruction P-1: " + reason);
    }

    @Test
    void filesOfOtherCurrenciesAndOfOtherTotalsAreNotWritten() {
        List<CreditTransfer> transfers =
                List.of(new CreditTransfer("P-1", "Carp", "9902", "231380104", 100, "", false));
        assertThatThrownBy(() -> SampleTransfers.bytes(
                        FORMAT, SampleTransfers.file(SampleTransfers.US_DEBTOR, "EUR", 1, 100), transfers))
                .hasMessageContaining("currency 'EUR' is not USD");
        assertThatThrownBy(() -> SampleTransfers.bytes(
                        FORMAT, SampleTransfers.file(SampleTransfers.US_DEBTOR, "USD", 1, 101), transfers))
                .hasMessage("file lotus-20260213-001: total is 100, not the 101 expected (minor units of USD)");
    }
}

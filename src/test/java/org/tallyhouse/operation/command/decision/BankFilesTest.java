package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.bankfile.iso20022.Pain001Reader;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.operation.running.DayFiling;
import org.tallyhouse.run.RunResult.Outcome;

/** Files to banks: urgent ones, those of the day, and those that cannot be delivered. */
@Tag("database")
class BankFilesTest {
    private static final String TERMS =
            "bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,format,cut_off,time_zone\n";
    private static final String M002 = "P-20260213-M002-CNY";
    private static final String M006 = "P-20260213-M006-CNY";
    private static final String M008 = "P-20260213-M008-CNY";

    @TempDir
    private Path home;

    @Test
    void urgentPayoutsAreInTheFirstFileAndSayIt() throws IOException {
        try (Books books = setUp("lotus,CNY,,,,,,PAIN_001_001_09,,\n", "M008")) {
            night(books, Books.FRIDAY, Outcome.DONE);
            Path urgent = books.out(Books.FRIDAY).resolve("payout/lotus/lotus-20260213-001.xml");
            Path normal = books.out(Books.FRIDAY).resolve("payout/lotus/lotus-20260213-002.xml");
            assertThat(new Pain001Reader().read(urgent, each -> {}).transactions())
                    .isEqualTo(1);
            assertThat(new Pain001Reader().read(normal, each -> {}).transactions())
                    .isEqualTo(2);
            assertThat(urgent)
                    .content()
                    .contains("<InstrPrty>HIGH</InstrPrty><SvcLvl><Cd>URGP</Cd></SvcLvl>")
                    .contains("<InstrId>" + M008 + "</InstrId>");
            assertThat(normal).content().doesNotContain("InstrPrty");
        }
    }

    @Test
    void aDeclaredLayoutWritesTheUrgencyAndTheExecutionDate() throws IOException {
        Files.createDirectories(home.resolve("jobs/layouts"));
        Files.writeString(home.resolve("jobs/layouts/bank.yml"), """
                title: A bank
                for: payout-file
                kind: delimited
                separator: "|"
                records:
                  header:
                    role: header
                    when: { field: record_type, is: H }
                    fields:
                      - { name: record_type, type: constant, value: H }
                      - { name: execution_date, type: date, pattern: yyyyMMdd }
                  detail:
                    role: detail
                    when: { field: record_type, is: D }
                    fields:
                      - { name: record_type, type: constant, value: D }
                      - { name: instruction_id }
                      - { name: account_name }
                      - { name: account_number }
                      - { name: currency }
                      - { name: amount, type: amount, unit: major }
                      - { name: reference }
                      - { name: urgency, type: code, codes: { "0": NORMAL, "1": URGENT } }
                """);
        try (Books books = setUp("lotus,CNY,,,,,,LAYOUT,,\n", "M008")) {
            night(books, Books.FRIDAY, Outcome.DONE);
            assertThat(books.out(Books.FRIDAY).resolve("payout/lotus/lotus-20260213-001.txt"))
                    .content()
                    .isEqualTo("H|20260214\nD|" + M008
                            + "|Bamboo Street Food|9908-0001|CNY|1518.20|S-20260213-M008-CNY|1\n");
        }
    }

    /** Its execution date is by the clock, as a cut-off is agreed; made again it is that of the first time. */
    @Test
    void aFileMadeAgainHasTheSameBytes() throws IOException {
        try (Books books = setUp("lotus,CNY,,,,,,PAIN_001_001_09,17:30,Asia/Shanghai\n", "")) {
            Nights.runThrough(books, Books.FRIDAY, "settlement");
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            Path file = books.out(Books.FRIDAY).resolve("payout/lotus/lotus-20260213-001.xml");
            String sha256 = FileFacts.of(file).sha256();
            String executed = books.jdbc()
                    .queryForObject("SELECT execution_date FROM bank_file WHERE bank_id = 'lotus'", String.class);
            assertThat(file).content().contains("<ReqdExctnDt><Dt>" + executed + "</Dt></ReqdExctnDt>");

            Files.delete(file);
            books.letRecordsBeChanged();
            books.jdbc().update("UPDATE bank_file SET sha256 = NULL");
            books.jdbc().update("UPDATE BATCH_STEP_EXECUTION SET STATUS = 'FAILED' WHERE STEP_NAME = 'payout.files'");
            // a job remembers nothing, so this is what a step has that remembers nothing
            books.jdbc().update("""
                    UPDATE BATCH_STEP_EXECUTION_CONTEXT c
                    JOIN BATCH_STEP_EXECUTION s ON s.STEP_EXECUTION_ID = c.STEP_EXECUTION_ID
                    JOIN BATCH_JOB_EXECUTION_CONTEXT j ON j.JOB_EXECUTION_ID = s.JOB_EXECUTION_ID
                    SET c.SHORT_CONTEXT = j.SHORT_CONTEXT
                    WHERE s.STEP_NAME = 'payout.files'""");
            books.jdbc()
                    .update(
                            "UPDATE BATCH_JOB_EXECUTION e JOIN BATCH_JOB_INSTANCE i"
                                    + " ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID SET e.STATUS = 'FAILED' WHERE i.JOB_NAME = 'payout'");
            assertThat(books.run("payout", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(FileFacts.of(file).sha256()).isEqualTo(sha256);
        }
    }

    @Test
    void aBankGetsWhatIsApprovedWithinTheDayAndTheNightGoesOnBehindIt() throws IOException {
        try (Books books = setUp("lotus,CNY,5000.00,,,,,,,\n", "")) {
            night(books, Books.FRIDAY, Outcome.DONE);
            assertThat(file(books).out()).isEqualTo("nothing is approved for lotus\n");
            approve(books, M002);
            CommandRun made = file(books);
            assertThat(made.exit()).isZero();
            assertThat(made.out())
                    .startsWith("lotus-20260214-001.csv: 1 payments, 6143.54 CNY, executed on 2026-02-24\n");
            assertThat(file(books).out()).isEqualTo("nothing is approved for lotus\n");
            approve(books, M006);
            assertThat(file(books).out()).startsWith("lotus-20260214-002.csv: 1 payments");

            books.sampleDay(Books.SATURDAY);
            night(books, Books.SATURDAY, Outcome.DONE);
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT sequence FROM bank_file WHERE bank_id = 'lotus' AND business_date = ?"
                                            + " ORDER BY 1",
                                    Integer.class,
                                    Books.SATURDAY))
                    .containsExactly(1, 2, 3);
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT CONCAT_WS(' ', instruction_id, file_sequence) FROM payout_instruction"
                                            + " WHERE file_date = ? AND business_date = ? ORDER BY 1",
                                    String.class,
                                    Books.SATURDAY,
                                    Books.FRIDAY))
                    .containsExactly(M002 + " 1", M006 + " 2");
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT CONCAT_WS(' ', action, subject, detail) FROM audit_log WHERE action = 'run'",
                                    String.class))
                    .containsExactly("run filing lotus 2026-02-14 DONE", "run filing lotus 2026-02-14 DONE");
        }
    }

    @Test
    void aFilingThatStoppedIsFinishedByTheSameCommandWithTheSameFile() throws IOException {
        StopOnce stop = new StopOnce();
        try (Books set = setUp("lotus,CNY,5000.00,,,,,,,\n", "");
                Books books = Books.open(set.database(), home, stop)) {
            night(books, Books.FRIDAY, Outcome.DONE);
            approve(books, M002);
            DayFiling filing = books.get(DayFiling.class);
            assertThat(filing.run("lotus", "li", "cut-off").outcome()).isEqualTo(Outcome.FAILED);
            assertThat(books.number(
                            "SELECT COUNT(*) FROM bank_file WHERE business_date = ? AND sha256 IS NULL",
                            Books.SATURDAY))
                    .isEqualTo(1);
            assertThat(filing.run("lotus", "li", "cut-off").message()).startsWith("lotus-20260214-001.csv: 1 payments");
            assertThat(filing.run("lotus", "li", "cut-off").outcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("payout/lotus/lotus-20260214-001.csv")))
                    .extracting(row -> row.get("instruction_id"))
                    .containsExactly(M002);
        }
    }

    /** A night with two banks, of which one is out of reach. */
    @Test
    void aBankThatCannotBeReachedKeepsNobodyElseFromItsFile() throws IOException {
        Path lotus = home.resolve("lotus-inbox");
        Path harbour = Files.createDirectories(home.resolve("harbour-inbox"));
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(
                home.resolve("jobs/payout.yml"),
                "tallyhouse.payout.delivery-attempts: 2\ntallyhouse.payout.delivery-back-off: 1ms\n");
        Files.writeString(
                home.resolve("jobs/drops.yml"),
                "banks:\n  lotus: { kind: folder, folder: %s }\n  harbour: { kind: folder, folder: %s }\n"
                        .formatted(lotus, harbour));
        try (Books books = setUp("", "")) {
            CommandRun night = CommandRun.of(books, "nightly", "--date", "2026-02-13");
            assertThat(night.exit()).isEqualTo(3);
            assertThat(night.err())
                    .contains("! lotus-20260213-001.csv was not delivered: lotus-20260213-001.csv cannot be put")
                    .contains("1 bank files not delivered");
            assertThat(harbour.resolve("harbour-20260213-001.csv.ok")).exists();
            assertThat(statuses(books)).containsExactly("FILED", "FILED", "FILED", "SENT");
            assertThat(CommandRun.of(books, "status").out()).contains("1 bank files could not be delivered");

            CommandRun still = deliver(books);
            assertThat(still.exit()).isEqualTo(1);
            assertThat(still.out()).contains("lotus-20260213-001.csv cannot be put");
            Files.createDirectories(lotus);
            assertThat(deliver(books).out()).isEqualTo("lotus-20260213-001.csv: delivered\n");
            assertThat(statuses(books)).containsOnly("SENT");

            Files.delete(lotus.resolve("lotus-20260213-001.csv"));
            CommandRun again = deliver(books);
            assertThat(again.exit()).isZero();
            assertThat(again.out()).isEmpty();
            assertThat(lotus.resolve("lotus-20260213-001.csv"))
                    .as("what a bank has taken away is not put once more")
                    .doesNotExist();
        }
    }

    @Test
    void whatWasBroughtByHandIsSentAndNotPut() throws IOException {
        Path lotus = home.resolve("lotus-inbox");
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/payout.yml"), "tallyhouse.payout.delivery-attempts: 1\n");
        Files.writeString(
                home.resolve("jobs/drops.yml"), "banks:\n  lotus: { kind: folder, folder: %s }\n".formatted(lotus));
        try (Books books = setUp("", "")) {
            night(books, Books.FRIDAY, Outcome.DONE);
            Files.createDirectories(lotus);
            CommandRun wrong = deliver(books, "--by-hand", "lotus-20260213-001.csv", "--by-hand", "lotus-1.csv");
            assertThat(wrong.exit()).isEqualTo(2);
            assertThat(wrong.err()).contains("no file lotus-1.csv waits for its delivery");
            assertThat(statuses(books)).containsOnly("FILED");
            assertThat(deliver(books, "--by-hand", "lotus-20260213-001.csv").exit())
                    .isZero();
            assertThat(statuses(books)).containsExactly("SENT", "SENT", "SENT", "FILED");
            assertThat(deliver(books).out()).isEmpty();
            assertThat(lotus).isEmptyDirectory();
            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT CONCAT_WS(' ', operator, subject, detail) FROM audit_log"
                                            + " WHERE action = 'payouts deliver' AND operator = 'li'",
                                    String.class))
                    .containsExactly("li bank file lotus-20260213-001.csv by hand");
        }
    }

    private static final class StopOnce extends Books.Watcher {
        private boolean stopped;

        @Override
        public void started(String step) {
            if (step.equals("filing.files") && !stopped) {
                stopped = true;
                throw new IllegalStateException("stopped");
            }
        }
    }

    /** Friday is there; the merchants named are paid urgently. */
    private Books setUp(String terms, String urgent) throws IOException {
        String accounts = Files.readString(Books.SAMPLES.resolve("setup/merchant-bank-accounts.csv"))
                .replaceAll("(?m)^(merchant_id,.*)$", "$1,urgency")
                .replaceAll("(?m)^(M0.*)$", "$1,");
        Books books = Books.empty(home);
        SampleSetUp sample = SampleSetUp.right()
                .with("banks.csv", """
                        bank_id,name,currency,account_number,calendar
                        lotus,Lotus River Bank,CNY,LR-100-2000001,CN
                        harbour,Harbour Lantern Bank,USD,HL-200-2000002,
                        tsubaki,Tsubaki Hill Bank,JPY,TH-300-2000003,
                        """)
                .with("payout-terms.csv", terms.contains("LAYOUT") ? withLayout(terms) : TERMS + terms)
                .with(
                        "merchant-bank-accounts.csv",
                        urgent.isEmpty() ? accounts : accounts.replaceAll("(?m)^(" + urgent + ",.*),$", "$1,URGENT"));
        books.setUp(sample.writeTo(home.resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        return books;
    }

    private static String withLayout(String terms) {
        return TERMS.replace("format,", "format,layout,") + terms.replace("LAYOUT,", "LAYOUT,bank,");
    }

    private static void night(Books books, LocalDate date, Outcome outcome) {
        assertThat(books.night(date).outcome()).isEqualTo(outcome);
    }

    private static CommandRun file(Books books) {
        return CommandRun.of(
                books, "payouts", "file", "--bank", "lotus", "--operator", "li", "--reason", "before the cut-off");
    }

    private static CommandRun deliver(Books books, String... more) {
        List<String> all =
                new ArrayList<>(List.of("payouts", "deliver", "--operator", "li", "--reason", "the bank is back"));
        all.addAll(List.of(more));
        return CommandRun.of(books, all.toArray(String[]::new));
    }

    private static void approve(Books books, String id) {
        assertThat(CommandRun.of(books, "payouts", "approve", id, "--operator", "li", "--reason", "checked")
                        .exit())
                .isZero();
    }

    private static List<String> statuses(Books books) {
        return books.jdbc()
                .queryForList(
                        "SELECT status FROM payout_instruction ORDER BY bank_id DESC, instruction_id", String.class);
    }
}

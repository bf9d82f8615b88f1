package org.tallyhouse.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.reconciliation.ThirtyDays.Bill;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

@Tag("database")
@Order(1)
class ThirtyDaysTest {
    private static final long SEED = 20260213;

    @TempDir
    private Path home;

    @Test
    void everyItemIsMatchedOnceOrInOneBreakAfterThirtyDays() throws IOException {
        Path inputs = Files.createDirectories(home.resolve("inputs"));
        ThirtyDays days = new ThirtyDays(SEED, inputs);
        Stumble stumble = new Stumble();
        try (Books books = Books.empty(Files.createDirectories(home.resolve("steady")));
                Books other = Books.empty(Files.createDirectories(home.resolve("stumbling")))) {
            run(days, books, books, stumble);
            requireTruth(days, books);
            requireNothingChangesWhenGivenAgain(books);
            Files.writeString(
                    Files.createDirectories(other.home().resolve("jobs")).resolve("reconciliation.yml"),
                    "tallyhouse.reconciliation.rows-per-commit: 4\n");
            try (Books stumbling = Books.open(other.database(), other.home(), stumble)) {
                run(days, other, stumbling, stumble);
            }
            assertThat(stumble.stumbled).isGreaterThan(100);
            requireTruth(days, other);
            for (int day = 0; day < ThirtyDays.DAYS; day++) {
                LocalDate night = ThirtyDays.date(day);
                assertThat(files(other, night)).as("files of %s", night).isEqualTo(files(books, night));
            }
        }
    }

    private void run(ThirtyDays days, Books books, Books reconciling, Stumble stumble) {
        books.setUp(setUp(books.home()));
        ChannelDeposits deposits = new ChannelDeposits(SEED);
        for (int day = 0; day < ThirtyDays.DAYS; day++) {
            LocalDate night = ThirtyDays.date(day);
            if (!days.transactions(night).isEmpty()) {
                books.importTransactions(
                        TransactionLine.file(books.home(), "taken-" + night + ".csv", days.transactions(night)), night);
            }
            Nights.cutOver(books, night);
            run(books, "posting", night);
            run(books, "clearing", night);
            days.bills(night).forEach(bill -> take(books, bill, night));
            deposits.pay(books, night, day > ThirtyDays.DAYS - 3);
            RunResult result = reconciling.run("reconciliation", night);
            while (result.outcome() == Outcome.FAILED) {
                assertThat(result.message()).contains("stumbled");
                stumble.next();
                result = reconciling.run("reconciliation", night);
            }
            requireStatuses(books, night);
            assertThat(gap(books)).as("open breaks and suspense of %s", night).isZero();
        }
    }

    private static void take(Books books, Bill bill, LocalDate night) {
        if (bill.replaces() != null) {
            books.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> books.get(BillReplacements.class)
                            .replace(
                                    "qrpay",
                                    bill.replaces(),
                                    FileFacts.of(bill.file()).sha256()));
        }
        books.take(ImportKind.CHANNEL_BILL, "qrpay", bill.file(), night);
    }

    private static void run(Books books, String stage, LocalDate night) {
        assertThat(books.run(stage, night)).extracting("outcome").as(stage).isEqualTo(Outcome.DONE);
    }

    /** Two days a missing row may wait; then it is for people. */
    private static void requireStatuses(Books books, LocalDate night) {
        Path file = books.out(night).resolve("reconciliation/breaks-qrpay-%s.csv".formatted(night));
        for (Map<String, String> row : Nights.rows(file)) {
            boolean missing = row.get("class").startsWith("MISSING_");
            boolean ended = List.of("MATCHED_LATER", "REPLACED").contains(row.get("status"));
            String standing = missing && Integer.parseInt(row.get("age_days")) < 2 ? "CARRIED" : "OPEN";
            assertThat(row.get("status")).as("%s on %s", row, night).isEqualTo(ended ? row.get("status") : standing);
        }
    }

    private static void requireTruth(ThirtyDays days, Books books) {
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT(b.class, ' ', COALESCE(t.channel_reference, r.channel_reference))
                        FROM recon_break b
                        LEFT JOIN break_end e ON e.break_id = b.break_id
                        LEFT JOIN transaction t ON t.id = b.id
                        LEFT JOIN channel_record r ON r.record_id = b.record_id
                        WHERE e.break_id IS NULL""", String.class)).containsExactlyInAnyOrderElementsOf(days.open());
        assertThat(books.jdbc().queryForList("""
                        SELECT t.transaction_id
                        FROM transaction t
                        WHERE (SELECT COUNT(*) FROM recon_match m WHERE m.id = t.id)
                            + (SELECT COUNT(*) FROM recon_match_part p WHERE p.id = t.id)
                            + (SELECT COUNT(*)
                               FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id
                               WHERE b.id = t.id AND e.break_id IS NULL) <> 1""", String.class)).isEmpty();
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT(f.name, '/', r.line)
                        FROM channel_record r
                        JOIN file_import f ON f.file_id = r.file_id
                        WHERE (SELECT COUNT(*) FROM recon_match m WHERE m.record_id = r.record_id)
                            + (SELECT COUNT(*) FROM recon_match_part p WHERE p.record_id = r.record_id)
                            + (SELECT COUNT(*)
                               FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id
                               WHERE b.record_id = r.record_id AND e.break_id IS NULL)
                           <> (r.file_id NOT IN (SELECT replaced_file_id FROM bill_replacement))""", String.class)).isEmpty();
        assertThat(books.number("""
                SELECT (SELECT SUM(t.amount_minor - f.acquirer_minor)
                        FROM transaction t JOIN fee_split f ON f.id = t.id)
                     - (SELECT SUM(amount_minor - fee_minor)
                        FROM channel_record
                        WHERE file_id NOT IN (SELECT replaced_file_id FROM bill_replacement))
                     - (SELECT SUM(difference_minor) FROM recon_tolerated)
                     + (SELECT SUM(posted_minor) FROM account WHERE kind = 'SUSPENSE')"""))
                .as("ours less theirs, and what stands in suspense")
                .isZero();
        requireAllPaid(books);
    }

    /** Whatever was billed, corrected and paid, in whatever pieces: nothing is owed at the end. */
    private static void requireAllPaid(Books books) {
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT source FROM funds_item WHERE settled_on IS NULL OR match_id IS NULL",
                                String.class))
                .isEmpty();
        assertThat(books.number("SELECT COUNT(*) FROM funds_item WHERE side = 'DEPOSIT'"))
                .isGreaterThan(15);
        assertThat(books.jdbc().queryForList("""
                        SELECT match_id FROM funds_item GROUP BY channel, match_id
                        HAVING SUM(CASE WHEN side = 'DEPOSIT' THEN -amount_minor ELSE amount_minor END) <> 0""", String.class)).isEmpty();
        assertThat(books.number("SELECT SUM(posted_minor) FROM account WHERE code = 'qrpay.CNY.RECEIVABLE'"))
                .isZero();
    }

    private static long gap(Books books) {
        return books.number("""
                SELECT (SELECT COALESCE(SUM(b.difference_minor), 0)
                        FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id
                        WHERE e.break_id IS NULL)
                     + (SELECT SUM(posted_minor) FROM account WHERE kind = 'SUSPENSE')""");
    }

    private static void requireNothingChangesWhenGivenAgain(Books books) {
        List<Map<String, Object>> before = tables(books);
        for (int day = 0; day < ThirtyDays.DAYS; day++) {
            assertThat(books.run("reconciliation", ThirtyDays.date(day)).outcome())
                    .isEqualTo(Outcome.ALREADY_DONE);
        }
        assertThat(tables(books)).isEqualTo(before);
    }

    private static List<Map<String, Object>> tables(Books books) {
        return Stream.of(
                        "recon_match",
                        "recon_match_part",
                        "recon_break",
                        "break_end",
                        "recon_waiting",
                        "entry",
                        "funds_item",
                        "channel_books")
                .map(table -> books.jdbc().queryForMap("CHECKSUM TABLE " + table))
                .toList();
    }

    private static Map<String, String> files(Books books, LocalDate night) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(books.out(night).resolve("reconciliation"))) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }

    private static Path setUp(Path home) {
        return SampleSetUp.right().with("reconciliation-terms.csv", """
                        channel,currency,amount_tolerance,fee_tolerance,carry_days,fallback_keys,write_off_limit,second_person_limit,effective_from,effective_to
                        qrpay,CNY,0.00,0.01,2,AMOUNT_AND_DATE,,,2026-01-01,
                        """).writeTo(home.resolve("setup"));
    }

    /** Fails right before a commit, the next time a few commits later. */
    private static final class Stumble extends Books.Watcher {
        private final Random random = new Random(SEED);
        private int commitsLeft = 2;
        private int stumbled;

        @Override
        public void committing(String step) {
            if (step.startsWith("reconciliation.") && commitsLeft-- == 0) {
                stumbled++;
                throw new IllegalStateException("stumbled");
            }
        }

        void next() {
            commitsLeft = random.nextInt(12);
        }
    }
}

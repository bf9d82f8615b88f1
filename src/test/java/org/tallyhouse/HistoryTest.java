package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.run.RunResult.Outcome;

/** A night reads what belongs to it, not what was done on the nights before: equal days read equally many rows. */
@Tag("database")
@Isolated("it counts what the whole server reads")
class HistoryTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int EARLY = 10;
    private static final int LATE = 25;
    private static final int TRANSACTIONS = 120;

    @TempDir
    private Path home;

    @Test
    void aLateNightReadsNoMoreThanAnEarlyOne() throws IOException {
        ReadsOfSteps reads = new ReadsOfSteps();
        try (Books books = Books.open(TestDatabase.fresh(), home, reads)) {
            reads.books = books;
            books.setUp(setUp());
            Map<String, Long> early = Map.of();
            for (int day = 0; day <= LATE; day++) {
                LocalDate date = FIRST.plusDays(day);
                traffic(books, date);
                books.jdbc()
                        .execute(
                                "ANALYZE TABLE transaction, channel_record, entry, journal, settlement,"
                                        + " settlement_line, fee_split, recon_match, closing_balance, payout_instruction, hold");
                reads.ofSteps.clear();
                assertThat(books.night(date).outcome()).isEqualTo(Outcome.DONE);
                if (day == EARLY) {
                    early = new TreeMap<>(reads.ofSteps);
                }
                answer(books, date);
            }
            assertThat(reads.ofSteps.keySet()).isEqualTo(early.keySet());
            Map<String, Long> most = early;
            assertThat(reads.ofSteps)
                    .allSatisfy((step, late) -> assertThat(late)
                            .as("rows read by " + step + ", on an early night " + most.get(step))
                            .isLessThan(most.get(step) * 3 / 2 + TRANSACTIONS));
        }
    }

    private Path setUp() {
        StringBuilder merchants =
                new StringBuilder("merchant_id,name,settlement_calendar,settlement_terms,payout,refund_fee,status\n");
        StringBuilder accounts = new StringBuilder("merchant_id,currency,posting_mode,pending_guard,overdraft_limit\n");
        StringBuilder bankAccounts = new StringBuilder(
                "merchant_id,currency,bank_id,account_name,account_number,is_default,effective_from,effective_to\n");
        for (int number = 1; number <= 12; number++) {
            merchants.append("M%03d,Merchant %d,CN,%s,AUTO,KEEP,ACTIVE%n"
                    .formatted(number, number, number % 2 == 0 ? "D+0" : "D+1"));
            accounts.append("M%03d,CNY,BUFFERED,EFFECTIVE,0.00%n".formatted(number));
            bankAccounts.append(
                    "M%03d,CNY,lotus,Merchant %d,99-%03d,true,2025-01-01,%n".formatted(number, number, number));
        }
        return SampleSetUp.right()
                .replace("institution.yml", "2026-02-13", FIRST.toString())
                .with("merchants.csv", merchants.toString())
                .with("accounts.csv", accounts.toString())
                .with("merchant-bank-accounts.csv", bankAccounts.toString())
                .with("sub-accounts.csv", "merchant_id,currency,kind,purpose,posting_mode,guard,overdraft_limit\n")
                .with("merchant-aliases.csv", "alias,business_line,merchant_id,effective_from,effective_to\n")
                .with("channels.csv", """
                        channel_id,name,bank_id,bill,deposit_reference,settle
                        qrpay,QR wallet,lotus,REQUIRED,QRPAY-DEPOSIT,RECONCILED
                        """)
                .with("fee-rules.csv", """
                        rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,rate,fixed,min,max,rounding,effective_from,effective_to
                        CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01,
                        """)
                .writeTo(home.resolve("setup"));
    }

    private void traffic(Books books, LocalDate date) throws IOException {
        List<TransactionLine> lines = new ArrayList<>();
        StringBuilder bill = new StringBuilder("channel_reference,business_date,type,currency,amount,fee,status\n");
        for (int number = 0; number < TRANSACTIONS; number++) {
            String id = "%s-%03d".formatted(date, number);
            lines.add(TransactionLine.payment(id, "M%03d".formatted(1 + number % 12), "100.00")
                    .on(date));
            bill.append("REF-%s,%s,PAYMENT,CNY,100.00,0.00,SUCCESS%n".formatted(id, date));
        }
        books.importTransactions(TransactionLine.file(home, "transactions-" + date + ".csv", lines), date);
        Path in = Files.createDirectories(home.resolve("in").resolve(date.toString()));
        Files.writeString(in.resolve("channel-bill-qrpay.csv"), bill.toString());
        Files.writeString(in.resolve("statement-lotus.csv"), """
                record,booking_date,value_date,reference,currency,amount,description
                OPENING,%1$s,%1$s,,CNY,0.00,
                ENTRY,%1$s,%1$s,QRPAY-DEPOSIT,CNY,%2$d.00,
                CLOSING,%1$s,%1$s,,CNY,%2$d.00,
                """.formatted(date, TRANSACTIONS * 100));
    }

    /** The bank pays what the night instructed. */
    private void answer(Books books, LocalDate date) throws IOException {
        StringBuilder results = new StringBuilder("instruction_id,currency,amount,result,reason\n");
        books.jdbc()
                .queryForList(
                        "SELECT instruction_id FROM payout_instruction WHERE business_date = ?", String.class, date)
                .forEach(id -> results.append(id).append(",,,PAID,\n"));
        Path file = Files.writeString(home.resolve("results-" + date + ".csv"), results.toString());
        books.take(ImportKind.RESULTS, "lotus", file, date.plusDays(1));
    }

    /** How many rows each step let the server read. */
    private static final class ReadsOfSteps extends Books.Watcher {
        private final Map<String, Long> ofSteps = new TreeMap<>();
        private Books books;
        private long before;

        @Override
        public void started(String step) {
            before = reads();
        }

        @Override
        public void ended(String step, long done, boolean completed) {
            ofSteps.put(step, reads() - before);
        }

        private long reads() {
            return books
                    .jdbc()
                    .query("SHOW GLOBAL STATUS LIKE 'Handler_read%'", (row, number) -> row.getLong("Value"))
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}

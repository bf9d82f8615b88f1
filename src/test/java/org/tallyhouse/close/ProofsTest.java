package org.tallyhouse.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * The books of Saturday's sample night are falsified, one row at a time, behind the back of the constraints
 * and triggers that guard them: the close must see it and name the invariant.
 */
@Tag("database")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofsTest {
    private static final List<String> GUARDS = List.of(
            "ALTER TABLE journal DROP KEY booked_once",
            "ALTER TABLE account DROP CONSTRAINT account_never_overdrawn",
            "ALTER TABLE fee_split DROP CONSTRAINT fee_split_sums",
            "ALTER TABLE settlement DROP CONSTRAINT settlement_foots",
            "ALTER TABLE settlement_line DROP FOREIGN KEY line_transaction");

    @TempDir
    private static Path home;

    private static Books books;

    /** A first close fails for another reason, so that balances and general ledger are there, and right. */
    @BeforeAll
    static void runUpToTheClose() {
        books = Nights.beforeTheSecondClose(home);
        books.letRecordsBeChanged();
        GUARDS.forEach(books.jdbc()::execute);
        execute("UPDATE settlement SET net_minor = net_minor + 1 WHERE {day}");
        assertThat(books.run("close", Books.SATURDAY).outcome()).isEqualTo(Outcome.FAILED);
        execute("UPDATE settlement SET net_minor = net_minor - 1 WHERE {day}");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Order(1)
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            invariant | told | falsify | undo
            I1 | journals that do not sum | UPDATE entry SET amount_minor = amount_minor + 1 WHERE {day} ORDER BY journal_id LIMIT 1 | UPDATE entry SET amount_minor = amount_minor - 1 WHERE {day} ORDER BY journal_id LIMIT 1
            I2 | accounts that are not | UPDATE account SET posted_minor = posted_minor + 1 WHERE code = 'M001.CNY.PENDING' | UPDATE account SET posted_minor = posted_minor - 1 WHERE code = 'M001.CNY.PENDING'
            I2 | do not chain | UPDATE entry SET balance_after_minor = balance_after_minor + 1 WHERE {day} ORDER BY journal_id DESC LIMIT 1 | UPDATE entry SET balance_after_minor = balance_after_minor - 1 WHERE {day} ORDER BY journal_id DESC LIMIT 1
            I2 | not what ended them | UPDATE hold SET captured_minor = captured_minor - 1, released_minor = released_minor + 1 WHERE hold_id = 'P-20260213-M002-CNY' | UPDATE hold SET captured_minor = captured_minor + 1, released_minor = released_minor - 1 WHERE hold_id = 'P-20260213-M002-CNY'
            I2 | not what ended them | UPDATE hold_movement SET kind = 'EXPIRED' WHERE hold_id = 'P-20260213-M002-CNY' | UPDATE hold_movement SET kind = 'CAPTURED' WHERE hold_id = 'P-20260213-M002-CNY'
            I2 | not what ended them | INSERT INTO hold_movement (reference, hold_id, kind, amount_minor, business_date) VALUES ('NOWHERE', 'P-20260214-M002-CNY', 'RELEASED', 1, '2026-02-14') | DELETE FROM hold_movement WHERE reference = 'NOWHERE'
            I2 | general ledger | UPDATE trial_balance SET credit_minor = credit_minor + 1, closing_minor = closing_minor + 1 WHERE {day} AND gl_code = '2010' AND currency = 'CNY' | UPDATE trial_balance SET credit_minor = credit_minor - 1, closing_minor = closing_minor - 1 WHERE {day} AND gl_code = '2010' AND currency = 'CNY'
            I3 | sources they book | INSERT INTO journal (type, source, business_date) SELECT type, source, business_date FROM journal WHERE {day} AND type <> 'REAL_TIME' LIMIT 1 | DELETE FROM journal ORDER BY journal_id DESC LIMIT 1
            I4 | what was posted of them | UPDATE buffered_credit SET amount_minor = amount_minor + 1 WHERE source = 'T20260214-00001' | UPDATE buffered_credit SET amount_minor = amount_minor - 1 WHERE source = 'T20260214-00001'
            I4 | something else than was buffered | UPDATE posting_total SET debited_minor = debited_minor + 1 WHERE window_id = 20260214001 LIMIT 1 | UPDATE posting_total SET debited_minor = debited_minor - 1 WHERE window_id = 20260214001 LIMIT 1
            I5 | legs of their splits | UPDATE fee_split SET margin_minor = margin_minor + 1 WHERE {day} ORDER BY id LIMIT 1 | UPDATE fee_split SET margin_minor = margin_minor - 1 WHERE {day} ORDER BY id LIMIT 1
            I5 | return more than their fee | UPDATE fee_split SET merchant_fee_minor = merchant_fee_minor - 99999, margin_minor = margin_minor - 99999 WHERE id = (SELECT id FROM transaction WHERE transaction_id = 'T20260214-00270') | UPDATE fee_split SET merchant_fee_minor = merchant_fee_minor + 99999, margin_minor = margin_minor + 99999 WHERE id = (SELECT id FROM transaction WHERE transaction_id = 'T20260214-00270')
            I5 | sampled fees | UPDATE fee_split SET rules = CONCAT(rules, '0') WHERE {day} AND rules <> '' ORDER BY id LIMIT 2 | UPDATE fee_split SET rules = LEFT(rules, CHAR_LENGTH(rules) - 1) WHERE {day} AND rules <> '' ORDER BY id LIMIT 2
            I13 | and the lines listed | UPDATE bank_statement SET closing_minor = closing_minor + 1 WHERE bank_id = 'lotus' AND place = 2 | UPDATE bank_statement SET closing_minor = closing_minor - 1 WHERE bank_id = 'lotus' AND place = 2
            I6 | movements they made | UPDATE settlement SET net_minor = net_minor + 1 WHERE {day} LIMIT 1 | UPDATE settlement SET net_minor = net_minor - 1 WHERE {day} LIMIT 1
            I7 | holds behind them | UPDATE hold SET amount_minor = amount_minor + 1 WHERE hold_id = 'P-20260214-M002-CNY' | UPDATE hold SET amount_minor = amount_minor - 1 WHERE hold_id = 'P-20260214-M002-CNY'
            I7 | holds behind them | UPDATE bank_file SET total_minor = total_minor + 1 WHERE {day} LIMIT 1 | UPDATE bank_file SET total_minor = total_minor - 1 WHERE {day} LIMIT 1
            I2 | differ from the sub-ledger | UPDATE trial_balance SET credit_minor = credit_minor + IF(gl_code = '2010', 1, -1), closing_minor = closing_minor + IF(gl_code = '2010', 1, -1) WHERE {day} AND gl_code IN ('2010', '2020') AND currency = 'CNY' | UPDATE trial_balance SET credit_minor = credit_minor - IF(gl_code = '2010', 1, -1), closing_minor = closing_minor - IF(gl_code = '2010', 1, -1) WHERE {day} AND gl_code IN ('2010', '2020') AND currency = 'CNY'
            I6 | not the movement they made | UPDATE settlement SET net_minor = net_minor + IF(merchant_id = 'M001', 1, -1) WHERE {day} AND merchant_id IN ('M001', 'M002') | UPDATE settlement SET net_minor = net_minor - IF(merchant_id = 'M001', 1, -1) WHERE {day} AND merchant_id IN ('M001', 'M002')
            I7 | not their instructions and holds | UPDATE bank_file SET total_minor = total_minor + IF(bank_id = 'lotus', 1, -1) WHERE {day} AND bank_id IN ('lotus', 'harbour') | UPDATE bank_file SET total_minor = total_minor - IF(bank_id = 'lotus', 1, -1) WHERE {day} AND bank_id IN ('lotus', 'harbour')
            I7 | not their instructions and holds | UPDATE bank_file SET item_count = item_count + 1 WHERE {day} AND bank_id IN ('lotus', 'harbour') | UPDATE bank_file SET item_count = item_count - 1 WHERE {day} AND bank_id IN ('lotus', 'harbour')
            I10 | neither matched nor in a break | UPDATE recon_match SET id = -id WHERE {day} ORDER BY id LIMIT 1 | UPDATE recon_match SET id = -id WHERE id < 0
            I8 | below their limit | UPDATE account SET held_minor = held_minor + 100000000 WHERE code = 'M007.CNY.BALANCE' | UPDATE account SET held_minor = held_minor - 100000000 WHERE code = 'M007.CNY.BALANCE'
            I8 | held money is not their open holds | UPDATE account SET held_minor = held_minor + 1 WHERE code = 'M001.CNY.PENDING' | UPDATE account SET held_minor = held_minor - 1 WHERE code = 'M001.CNY.PENDING'
            I8 | held money is not their open holds | INSERT INTO hold (hold_id, account_id, amount_minor, business_date, reason) SELECT 'H-NOWHERE', account_id, 1, '2026-02-14', '' FROM account WHERE code = 'M001.CNY.PENDING' | DELETE FROM hold WHERE hold_id = 'H-NOWHERE'
            I9 | transactions and prices | UPDATE fee_split SET business_date = '2026-02-12' WHERE {day} LIMIT 1 | UPDATE fee_split SET business_date = '2026-02-14' WHERE business_date = '2026-02-12'
            I9 | settled or listed | UPDATE settlement_line SET id = -id ORDER BY id DESC LIMIT 1 | UPDATE settlement_line SET id = -id WHERE id < 0
            I10 | neither matched nor in a break | UPDATE recon_match SET id = -id WHERE {day} ORDER BY id DESC LIMIT 1 | UPDATE recon_match SET id = -id WHERE id < 0
            I10 | suspense is not their open breaks | UPDATE recon_break SET our_amount_minor = our_amount_minor + 1, difference_minor = difference_minor + 1 WHERE {day} LIMIT 1 | UPDATE recon_break SET our_amount_minor = our_amount_minor - 1, difference_minor = difference_minor - 1 WHERE {day} LIMIT 1
            I10 | not their unclaimed lines | UPDATE statement_line SET amount_minor = amount_minor + 1 WHERE meaning = 'UNIDENTIFIED' | UPDATE statement_line SET amount_minor = amount_minor - 1 WHERE meaning = 'UNIDENTIFIED'
            I11 | do not name a booked source | UPDATE journal SET corrects = 'BUFFERED/T-NOT-THERE' WHERE {day} ORDER BY journal_id LIMIT 1 | UPDATE journal SET corrects = NULL WHERE corrects IS NOT NULL
            I11 | do not name a booked source | UPDATE journal SET corrects = CONCAT(type, '/', source) WHERE {day} ORDER BY journal_id LIMIT 1 | UPDATE journal SET corrects = NULL WHERE corrects IS NOT NULL
            I11 | closed days | UPDATE closing_balance SET credit_minor = credit_minor + 1, debit_minor = debit_minor + 1 WHERE business_date = '2026-02-13' LIMIT 1 | UPDATE closing_balance SET credit_minor = credit_minor - 1, debit_minor = debit_minor - 1 WHERE business_date = '2026-02-13' LIMIT 1
            I12 | bank files that are not | UPDATE bank_file SET sha256 = REVERSE(sha256) WHERE {day} LIMIT 1 | UPDATE bank_file SET sha256 = REVERSE(sha256) WHERE {day} LIMIT 1
            """)
    void aBrokenInvariantFailsTheCloseAndIsNamed(String invariant, String told, String falsify, String undo) {
        assertThat(execute(falsify)).isBetween(1, 2);
        RunResult result = books.run("close", Books.SATURDAY);
        assertThat(execute(undo)).isBetween(1, 2);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message()).contains(": " + invariant + ": ").contains(told);
    }

    /** Two corrections that name what was booked, so that the last close shows the proof lets them be. */
    @Order(2)
    @Test
    void aCorrectionMayNameAJournalOrABufferedCredit() {
        assertThat(execute("""
                UPDATE journal SET corrects = 'BUFFERED/T20260214-00001' WHERE {day} ORDER BY journal_id LIMIT 1""")).isEqualTo(1);
        assertThat(execute("""
                UPDATE journal
                SET corrects = (SELECT CONCAT(f.type, '/', f.source)
                                FROM (SELECT type, source FROM journal WHERE business_date = '2026-02-13' LIMIT 1) f)
                WHERE {day}
                ORDER BY journal_id DESC
                LIMIT 1""")).isEqualTo(1);
    }

    @Order(3)
    @Test
    void aFailedCloseLeavesTheDateOpenForRepairAndThenItCloses() {
        assertThat(status()).isEqualTo("POSTING");
        RunResult result = books.run("close", Books.SATURDAY);
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.DONE);
        assertThat(status()).isEqualTo("CLOSED");
    }

    private static int execute(String sql) {
        return books.jdbc().update(sql.replace("{day}", "business_date = '2026-02-14'"));
    }

    private static String status() {
        return books.jdbc()
                .queryForObject("SELECT status FROM business_day WHERE business_date = '2026-02-14'", String.class);
    }
}

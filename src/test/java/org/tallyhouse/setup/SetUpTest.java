package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.tallyhouse.Books;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.setup.reading.SetUpSummary;
import org.tallyhouse.setup.reading.SetUpSummary.Count;

/** Set-up on a real database: what it writes, and that it writes all of it or nothing. */
@Tag("database")
class SetUpTest {
    private static final List<String> TABLES = List.of(
            "institution",
            "calendar",
            "calendar_day",
            "bank",
            "channel",
            "merchant",
            "merchant_alias",
            "merchant_bank_account",
            "fee_rule",
            "account",
            "business_day",
            "posting_window",
            "audit_log");

    @TempDir
    private Path folder;

    private Books books;

    @BeforeEach
    void open(@TempDir Path home) {
        books = Books.empty(home);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void loadsAFolderAndOpensTheBooks() {
        assertThat(load(TinySetUp.right()).counts())
                .containsExactly(
                        new Count("institution", 1, 1, 0),
                        new Count("calendars", 2, 2, 0),
                        new Count("banks", 2, 2, 0),
                        new Count("payout terms", 1, 1, 0),
                        new Count("channels", 2, 2, 0),
                        new Count("merchants", 2, 2, 0),
                        new Count("accounts", 2, 2, 0),
                        new Count("sub-accounts", 3, 3, 0),
                        new Count("aliases", 2, 2, 0),
                        new Count("bank accounts", 3, 3, 0),
                        new Count("fee rules", 3, 3, 0),
                        new Count("settlement terms", 2, 2, 0),
                        new Count("merchants' agents", 0, 0, 0),
                        new Count("reconciliation terms", 2, 2, 0),
                        new Count("incoming files", 2, 2, 0),
                        new Count("operators", 0, 0, 0),
                        new Count("amount ceilings", 0, 0, 0));
        assertThat(strings("SELECT code FROM account WHERE owner_type IN ('MERCHANT', 'BANK') ORDER BY code"))
                .containsExactly(
                        "B1.CNY.CASH",
                        "B1.CNY.UNIDENTIFIED",
                        "B2.USD.CASH",
                        "B2.USD.UNIDENTIFIED",
                        "M1.CNY.BALANCE",
                        "M1.CNY.BALANCE.MALL",
                        "M1.CNY.DUE",
                        "M1.CNY.ESCROW.MALL",
                        "M1.CNY.PENDING",
                        "M1.CNY.RESERVE",
                        "M1.CNY.TRANSIT",
                        "M2.USD.BALANCE",
                        "M2.USD.DUE",
                        "M2.USD.PENDING",
                        "M2.USD.PENDING.DEPOSIT-2026",
                        "M2.USD.RESERVE",
                        "M2.USD.TRANSIT");
        assertThat(strings("SELECT DISTINCT CONCAT(owner_id, ' ', currency) FROM account"
                        + " WHERE owner_type IN ('CHANNEL', 'PLATFORM') ORDER BY 1"))
                .containsExactly("CARD CNY", "CARD USD", "PLATFORM CNY", "PLATFORM USD", "WALLET CNY", "WALLET USD");
        assertThat(books.number("SELECT overdraft_limit_minor FROM account WHERE code = 'M2.USD.PENDING'"))
                .isEqualTo(10000);
        assertThat(strings("SELECT CONCAT(business_date, ' ', status) FROM business_day"))
                .containsExactly("2026-02-13 OPEN");
        assertThat(strings(
                        "SELECT CONCAT(kind, ' ', purpose, ' ', posting_mode, ' ', guard, ' ', overdraft_limit_minor)"
                                + " FROM account WHERE purpose <> '' ORDER BY code"))
                .containsExactly(
                        "BALANCE MALL BUFFERED POSTED 0",
                        "ESCROW MALL IMMEDIATE POSTED 0",
                        "PENDING DEPOSIT-2026 BUFFERED EFFECTIVE 5000");
        assertThat(strings("SELECT CONCAT(operator, ' ', subject) FROM audit_log ORDER BY audit_id"))
                .containsExactly(
                        "operator payout terms of B1",
                        "operator account M1.CNY.BALANCE.MALL",
                        "operator account M1.CNY.ESCROW.MALL",
                        "operator account M2.USD.PENDING.DEPOSIT-2026",
                        "operator alias SHOP-1 from 2026-01-01",
                        "operator alias SHOP-1 from 2026-07-01",
                        "operator bank account M1 CNY 9-1 2026-01-01",
                        "operator bank account M1 CNY 9-2 2026-01-01",
                        "operator bank account M2 USD 9-3 2026-01-01",
                        "operator reconciliation terms of CARD in CNY from 2026-01-01",
                        "operator reconciliation terms of CARD in CNY from 2026-07-01",
                        "operator incoming CHANNEL_BILL of CARD",
                        "operator incoming STATEMENT of B1");
    }

    @Test
    void loadingAgainChangesNothing() {
        load(TinySetUp.right());
        Map<String, List<Map<String, Object>>> before = rows();

        SetUpSummary again = load(TinySetUp.right());

        assertThat(again.added()).isZero();
        assertThat(again.changed()).isZero();
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            B1,CNY,,,,,,,
            B1,CNY,,,,,,17:30,Asia/Shanghai
            B1,CNY,50000.00,,,,,,
            """)
    void whatABankIsNotHeldToStaysUnsaid(String terms) {
        TinySetUp folder = TinySetUp.right().with("payout-terms.csv", """
                bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,cut_off,time_zone
                %s
                """.formatted(terms));
        load(folder);

        SetUpSummary again = load(folder);

        assertThat(again.changed()).isZero();
    }

    @Test
    void changesAreWrittenAndAudited() {
        load(TinySetUp.right());

        SetUpSummary changed = load(TinySetUp.right()
                .replace("institution.yml", "Tiny", "Huge")
                .replace("calendars/CN.yml", "to: 2026-12-31", "to: 2027-12-31")
                .replace("calendars/CN.yml", "2026-02-17", "2026-05-01")
                .replace("merchants.csv", "T+1,AUTO", "D+2,NONE")
                .replace("fee-rules.csv", "HALF_UP,2026-01-01,", "HALF_UP,2026-01-01,2026-12-31")
                .add("accounts.csv", "M1,USD,BUFFERED,EFFECTIVE,0.00")
                .add("fee-rules.csv", "USD,MERCHANT,,,,,PAYMENT,USD,0.01,,,,,2026-01-01,"));

        assertThat(changed.counts())
                .extracting(Count::kind, Count::added, Count::changed)
                .contains(
                        tuple("institution", 0L, 1L),
                        tuple("calendars", 0L, 1L),
                        tuple("banks", 0L, 0L),
                        tuple("merchants", 0L, 1L),
                        tuple("accounts", 1L, 0L),
                        tuple("fee rules", 1L, 1L));
        assertThat(strings("SELECT CONCAT(operator, '|', reason, '|', action, '|', subject, '|', detail)"
                        + " FROM audit_log WHERE detail NOT LIKE 'added: %' ORDER BY audit_id"))
                .containsExactly(
                        "operator|set-up|set-up|institution|name Tiny Payments -> Huge Payments",
                        "operator|set-up|set-up|calendar CN|covers.to 2026-12-31 -> 2027-12-31",
                        "operator|set-up|set-up|calendar CN|day 2026-05-01 none -> holiday 春节 Spring Festival",
                        "operator|set-up|set-up|merchant M1|settlement_terms T+1 -> D+2",
                        "operator|set-up|set-up|merchant M1|payout AUTO -> NONE",
                        "operator|set-up|set-up|fee rule CNY|effective_to none -> 2026-12-31");
        assertThat(strings("SELECT name FROM institution")).containsExactly("Huge Payments");
        assertThat(strings("SELECT day FROM calendar_day WHERE calendar_id = 'CN' ORDER BY day"))
                .containsExactly("2026-02-14", "2026-02-16", "2026-02-17", "2026-05-01");
        assertThat(strings("SELECT CONCAT(settlement_basis, settlement_days, payout) FROM merchant"
                        + " WHERE merchant_id = 'M1'"))
                .containsExactly("D2NONE");
        assertThat(strings("SELECT effective_to FROM fee_rule WHERE rule_id = 'CNY'"))
                .containsExactly("2026-12-31");
        assertThat(books.number("SELECT COUNT(*) FROM account WHERE owner_id = 'M1' AND currency = 'USD'"))
                .isEqualTo(5);
    }

    @Test
    void aRefusedFolderWritesNothing() {
        load(TinySetUp.right());
        Map<String, List<Map<String, Object>>> before = rows();

        TinySetUp refused = TinySetUp.right()
                .replace("merchants.csv", "Bookshop", "Library")
                .add("merchants.csv", "M3,Cafe,CN,T+1,AUTO,KEEP,ACTIVE")
                .replace("fee-rules.csv", "0.0060", "0.0061");

        assertThatThrownBy(() -> load(refused))
                .isInstanceOfSatisfying(
                        FilesRefused.class,
                        e -> assertThat(e.problems())
                                .containsExactly(new FileProblem(
                                        "fee-rules.csv",
                                        2,
                                        "rate",
                                        "0.0061",
                                        "is stored as 0.006; end it and add a rule with a new version or rule_id")));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aFaultInTheMiddleWritesNothing() {
        books.jdbc()
                .execute("CREATE TRIGGER full_disk BEFORE INSERT ON fee_rule"
                        + " FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the disk is full'");

        assertThatThrownBy(() -> load(TinySetUp.right())).isInstanceOf(DataAccessException.class);

        assertThat(rows().values()).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void anOperatorHasANameThatFits() {
        SetUp setUp = books.get(SetUp.class);

        assertThat(List.of("", " ", "x".repeat(65)))
                .allSatisfy(operator -> assertThatThrownBy(() -> setUp.load(folder, operator))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("operator must have 1 to 64 characters"));
    }

    private SetUpSummary load(TinySetUp setUp) {
        return books.get(SetUp.class).load(setUp.writeTo(folder), "operator");
    }

    private List<String> strings(String sql) {
        return books.jdbc().queryForList(sql, String.class);
    }

    private Map<String, List<Map<String, Object>>> rows() {
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        TABLES.forEach(table -> rows.put(table, books.jdbc().queryForList("SELECT * FROM " + table)));
        return rows;
    }
}

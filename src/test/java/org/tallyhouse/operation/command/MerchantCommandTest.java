package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.operation.view.MerchantReader;
import org.tallyhouse.setup.SetUp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** M003 sells its food store to M002 after 2026-02-13, and takes another default bank account from then on. */
@Tag("database")
class MerchantCommandTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.sample(home);
        String food = "STORE-FOOD-07,FOOD,M003,2025-06-01,";
        String bank = "M003,CNY,lotus,\"Panda Department Store, Head Office\",9903-0001,true,2025-01-01,";
        Path changed = SampleSetUp.right()
                .replace("merchant-aliases.csv", food, food + "2026-02-13\nSTORE-FOOD-07,FOOD,M002,2026-02-14,")
                .replace(
                        "merchant-bank-accounts.csv",
                        bank,
                        bank + "2026-02-13\nM003,CNY,lotus,Panda Holding,9903-0003,true,2026-02-14,")
                .replace("merchants.csv", "Panda Department Store", "Panda Stores")
                .writeTo(home.resolve("changed"));
        books.get(SetUp.class).load(changed, "wang");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void peopleSeeItsNamesAccountsAndBankAccountsAndWhoChangedThem() {
        CommandRun run = CommandRun.of(books, "merchant", "M003");

        assertThat(run.exit()).isZero();
        assertThat(run.out().replaceAll("\\d{4}-\\d{2}-\\d{2}T[0-9:]+Z", "TIME"))
                .isEqualTo("""
                M003   Panda Stores, ACTIVE
                  settled T+1 (calendar CN), payout AUTO, fees of refunds PROPORTION
                aliases, * in force on 2026-02-13
                  * FOOD             STORE-FOOD-07                    from 2025-06-01 to 2026-02-13
                  * MALL             STORE-MALL-07                    from 2025-06-01
                accounts
                    M003.CNY.PENDING                         OPEN         BUFFERED, guard EFFECTIVE, overdraft limit 0.00
                    M003.CNY.BALANCE                         OPEN         IMMEDIATE, guard POSTED, overdraft limit 0.00
                    M003.CNY.RESERVE                         OPEN         IMMEDIATE, guard POSTED, overdraft limit 0.00
                    M003.CNY.DUE                             OPEN         IMMEDIATE, guard NONE, overdraft limit 0.00
                    M003.CNY.TRANSIT                         OPEN         BUFFERED, guard NONE, overdraft limit 0.00
                    M003.CNY.BALANCE.MALL                    OPEN         IMMEDIATE, guard POSTED, overdraft limit 0.00
                    M003.CNY.BALANCE.FOOD                    OPEN         IMMEDIATE, guard POSTED, overdraft limit 0.00
                bank accounts, * in force on 2026-02-13
                  * CNY ****0001 Panda Department Store, Head Office   paid by lotus, default, from 2025-01-01 to 2026-02-13
                  * CNY ****0002 Panda Department Store, Food Hall   paid by lotus, from 2025-06-01
                    CNY ****0003 Panda Holding   paid by lotus, default, from 2026-02-14
                last changes
                    TIME wang, set-up: bank account M003 CNY ****0003 2026-02-14: added: bank_id lotus, \
                account_name Panda Holding, is_default true, bank_code none, urgency NORMAL, merge false, effective_to none
                    TIME wang, set-up: bank account M003 CNY ****0001 2025-01-01: effective_to none -> 2026-02-13
                    TIME wang, set-up: alias STORE-FOOD-07 from 2025-06-01: effective_to none -> 2026-02-13
                    TIME wang, set-up: merchant M003: name Panda Department Store -> Panda Stores
                    TIME test, set-up: bank account M003 CNY ****0002 2025-06-01: added: bank_id lotus, \
                account_name Panda Department Store, Food Hall, is_default false, bank_code none, urgency NORMAL, merge false, effective_to none
                    TIME test, set-up: bank account M003 CNY ****0001 2025-01-01: added: bank_id lotus, \
                account_name Panda Department Store, Head Office, is_default true, bank_code none, urgency NORMAL, merge false, effective_to none
                    TIME test, set-up: alias STORE-FOOD-07 from 2025-06-01: added: business_line FOOD, \
                merchant_id M003, effective_to none
                    TIME test, set-up: alias STORE-MALL-07 from 2025-06-01: added: business_line MALL, \
                merchant_id M003, effective_to none
                    TIME test, set-up: account M003.CNY.BALANCE.FOOD: added: posting_mode IMMEDIATE, guard POSTED, \
                overdraft_limit 0.00
                    TIME test, set-up: account M003.CNY.BALANCE.MALL: added: posting_mode IMMEDIATE, guard POSTED, \
                overdraft_limit 0.00
                """);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            asked, on, merchant
            M003, 2026-02-13, M003
            STORE-FOOD-07, 2026-02-13, M003
            STORE-FOOD-07, 2026-02-14, M002
            STORE-MALL-07, 2026-02-14, M003
            """)
    void anAliasIsItsMerchantOnTheDate(String asked, String on, String merchant) {
        assertThat(json(asked, on).get("merchantId").asString()).isEqualTo(merchant);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            on, in force
            2025-01-01, ****0001
            2026-02-13, ****0001 ****0002
            2026-02-14, ****0002 ****0003
            """)
    void bankAccountsInForceAreMarkedByDate(String on, String inForce) {
        assertThat(json("M003", on)
                        .get("bankAccounts")
                        .valueStream()
                        .filter(account -> account.get("inForce").asBoolean())
                        .map(account -> account.get("accountNumber").asString()))
                .containsExactly(inForce.split(" "));
    }

    @Test
    void noAccountNumberIsToldInFull() {
        assertThat(CommandRun.of(books, "merchant", "M003").out()
                        + CommandRun.of(books, "merchant", "M003", "--json").out())
                .contains("0001")
                .doesNotContain("9903");
        assertThat(List.of(MerchantReader.masked("1234"), MerchantReader.masked("12345")))
                .containsExactly("****", "****2345");
    }

    @Test
    void theNewestTwentyChangesAreTold() {
        for (int change = 1; change <= 25; change++) {
            books.jdbc().update("""
                            INSERT INTO audit_log (at, operator, reason, action, subject, detail)
                            VALUES ('2026-02-13', 'wang', 'set-up', 'set-up', 'merchant M009', ?)""", "change " + change);
        }

        assertThat(json("M009", "2026-02-13")
                        .get("changes")
                        .valueStream()
                        .map(change -> change.get("detail").asString()))
                .hasSize(20)
                .startsWith("change 25")
                .endsWith("change 6");
    }

    @ParameterizedTest
    @CsvSource({"M999", "STORE-FOOD-07"})
    void whatIsNoMerchantOnTheDateIsWrongUse(String asked) {
        CommandRun unknown = CommandRun.of(books, "merchant", asked, "--date", "2025-05-31");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err())
                .isEqualTo(("there is no merchant '%s', and no alias of that name in force on 2025-05-31;"
                                + " give a merchant's id, or another --date%n")
                        .formatted(asked));
    }

    private static JsonNode json(String asked, String on) {
        CommandRun run = CommandRun.of(books, "merchant", asked, "--date", on, "--json");
        assertThat(run.exit()).isZero();
        return new JsonMapper().readTree(run.out());
    }
}

package org.tallyhouse.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.LockWaits;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult;

/** One date has one price list: nothing changes it between a night's first price and its close. */
@Tag("database")
class TwoPricesTest {
    private static final String OF_M001 = "M001-CNY,MERCHANT,M001,,,,PAYMENT,CNY,0.0200,0.00,,,HALF_UP,%s,";

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void priceFriday() {
        books = Books.sampleFriday(home);
        books.setUp(SampleSetUp.right().with("settlement-terms.csv", """
                        merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to,collection
                        M002,CNY,,,,2025-02-01,,GROSS
                        """).writeTo(home.resolve("terms")));
        Nights.runThrough(books, Books.FRIDAY, "clearing");
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            file | replaced | by | told
            fee-rules.csv | + | M001-CNY,MERCHANT,M001,,,,PAYMENT,CNY,0.0200,0.00,,,HALF_UP,2025-01-01, | effective_from '2025-01-01' changes prices of 2026-02-13
            fee-rules.csv | + | M001-CNY,MERCHANT,M001,,,,PAYMENT,CNY,0.0200,0.00,,,HALF_UP,2026-02-13, | effective_from '2026-02-13' changes prices of 2026-02-13
            fee-rules.csv | CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01, | CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01,2026-02-12 | effective_to '2026-02-12' changes prices of 2026-02-13
            merchants.csv | T+1,AUTO,KEEP,ACTIVE | T+1,AUTO,PROPORTION,ACTIVE | refund_fee 'PROPORTION' changes prices of 2026-02-13
            settlement-terms.csv | = | merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to,collection;M001,CNY,,,,2026-02-01,,GROSS | effective_from '2026-02-01' changes prices of 2026-02-13
            settlement-terms.csv | = | merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to,collection;M002,CNY,,,,2025-02-01,2026-02-12,GROSS | effective_to '2026-02-12' changes prices of 2026-02-13
            """)
    void isRefused(String file, String replaced, String by, String told) {
        SampleSetUp setUp = switch (replaced) {
            case "+" -> SampleSetUp.right().add(file, by);
            case "=" -> SampleSetUp.right().with(file, by.replace(';', '\n') + "\n");
            default -> SampleSetUp.right().replace(file, replaced, by);
        };
        assertThatExceptionOfType(FilesRefused.class)
                .isThrownBy(() -> books.setUp(setUp.writeTo(home.resolve("refused" + by.hashCode()))))
                .withMessageContaining(told)
                .withMessageContaining("./run.sh nightly --date 2026-02-13 first");
    }

    /** What a set-up holds while it is loaded. */
    @Test
    void theFirstPriceWaitsForTheSetUpThatIsBeingLoaded(@TempDir Path other) throws Exception {
        try (Books fresh = Books.sampleFriday(other);
                Connection loading = TestDatabase.connect(fresh.database())) {
            Nights.cutOver(fresh, Books.FRIDAY);
            fresh.run("posting", Books.FRIDAY);
            loading.setAutoCommit(false);
            try (Statement statement = loading.createStatement()) {
                statement
                        .executeQuery("SELECT name FROM institution FOR UPDATE")
                        .close();
                CompletableFuture<RunResult> night =
                        CompletableFuture.supplyAsync(() -> fresh.run("clearing", Books.FRIDAY));
                LockWaits.await(fresh);
                statement.executeUpdate("UPDATE fee_rule SET rate = 0.02 WHERE rule_id = 'CNY'");
                loading.commit();
                assertThat(night.get().outcome()).isEqualTo(RunResult.Outcome.DONE);
            }
            assertThat(fresh.number("""
                    SELECT COUNT(*) FROM fee_split f JOIN transaction t ON t.id = f.id
                    WHERE f.rules LIKE 'MERCHANT=CNY/1%' AND f.merchant_fee_minor <> ROUND(t.amount_minor * 0.02)""")).isZero();
        }
    }

    @Test
    void aPriceOfTheNextDateIsTakenAndEachFeeNamesItsRule() {
        assertThatNoException()
                .isThrownBy(() -> books.setUp(SampleSetUp.right()
                        .add("fee-rules.csv", OF_M001.formatted("2026-02-14"))
                        .writeTo(home.resolve("next"))));
        assertThat(books.jdbc().queryForList("""
                        SELECT DISTINCT SUBSTRING_INDEX(f.rules, ',', 1) FROM fee_split f
                        JOIN transaction t ON t.id = f.id
                        WHERE t.merchant_id = 'M001' AND t.type = 'PAYMENT' AND t.currency = 'CNY'""", String.class))
                .allMatch(rule -> rule.matches("MERCHANT=[^/]+/1"))
                .noneMatch(rule -> rule.contains("M001-CNY"));
        String id = books.jdbc().queryForObject("""
                SELECT MIN(t.transaction_id) FROM transaction t JOIN fee_split f ON f.id = t.id
                WHERE t.type = 'PAYMENT' AND t.currency = 'CNY' AND f.rules LIKE 'MERCHANT=CNY/1%'""", String.class);
        assertThat(CommandRun.of(books, "explain", "transaction", id).out()).contains("rule CNY: 0.006 × amount");
    }
}

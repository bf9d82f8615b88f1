package org.tallyhouse.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Fees of every kind are computed anew by the close: by volume, given back, asked for a chargeback. */
@Tag("database")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampledFeesTest {
    private static final String RULES = """
            rule_id,version,party,merchant_id,channel,product,card_type,transaction_type,currency,rate,fixed,min,max,\
            rounding,effective_from,effective_to,direction,tier_mode,tiers,free_count,on_refund,on_chargeback,on_reversal
            CNY,1,MERCHANT,,,,,PAYMENT,CNY,0,,,,,2025-01-01,,,MARGINAL,0:0.0060;100.00:0.0030,,WHOLE,PROPORTION,
            USD,,MERCHANT,,,,,PAYMENT,USD,0.03,,,,,2025-01-01,,,,,,,,
            JPY,,MERCHANT,,,,,PAYMENT,JPY,0.03,,,,,2025-01-01,,,,,,,,
            AGENT,,AGENT,,,,,PAYMENT,CNY,0.0010,,,,,2025-01-01,,,,,3,,,
            CHARGEBACK,,MERCHANT,,,,,CHARGEBACK,CNY,0,20.00,,,,2025-01-01,,,,,,,,WHOLE
            """;

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void runUpToTheClose() throws IOException {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right().with("fee-rules.csv", RULES).writeTo(home.resolve("set-up")));
        List<TransactionLine> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(TransactionLine.payment("P" + i, "M001", "10.00"));
        }
        rows.add(TransactionLine.of("R1", "REFUND", "M001", "1.00").of("P0"));
        rows.add(TransactionLine.of("C1", "CHARGEBACK", "M001", "5.00").of("P1"));
        rows.add(TransactionLine.of("V1", "CHARGEBACK_REVERSAL", "M001", "2.00").of("C1"));
        books.importTransactions(TransactionLine.file(home, "friday.csv", rows), Books.FRIDAY);
        Nights.cutOver(books, Books.FRIDAY);
        for (String stage : List.of("posting", "clearing", "reconciliation", "settlement", "payout")) {
            assertThat(books.run(stage, Books.FRIDAY)).extracting("outcome").isEqualTo(Outcome.DONE);
        }
        books.letRecordsBeChanged();
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Order(1)
    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            transaction | told | table | falsify | undo
            P20 | by a volume that is not what came before it | fee_usage | amount_before_minor = amount_before_minor - 1 | amount_before_minor = amount_before_minor + 1
            P20 | FeeSplit[merchantFeeMinor=3,                  | fee_split | issuer_minor = 1, network_minor = -1 | issuer_minor = 0, network_minor = 0
            P2  | by rules MERCHANT=CNY/10,AGENT=AGENT/1, which are MERCHANT=CNY/1,AGENT=AGENT/1 | fee_split | rules = 'MERCHANT=CNY/10,AGENT=AGENT/1' | rules = 'MERCHANT=CNY/1,AGENT=AGENT/1'
            P2  | (minor units)                                 | fee_split | rules = '', agent_minor = 1, margin_minor = margin_minor - 1 | rules = 'MERCHANT=CNY/1,AGENT=AGENT/1', agent_minor = 0, margin_minor = margin_minor + 1
            R1  | FeeSplit[merchantFeeMinor=-6,                 | fee_split | issuer_minor = 1, network_minor = -1 | issuer_minor = 0, network_minor = 0
            C1  | FeeSplit[merchantFeeMinor=1997,               | fee_split | issuer_minor = 1, network_minor = -1 | issuer_minor = 0, network_minor = 0
            C1  | by rules MERCHANT=CHARGEBACK/2, which are MERCHANT=CHARGEBACK/1 | fee_split | rules = 'MERCHANT=CHARGEBACK/2' | rules = 'MERCHANT=CHARGEBACK/1'
            V1  | FeeSplit[merchantFeeMinor=-2000,              | fee_split | issuer_minor = 1, network_minor = -1 | issuer_minor = 0, network_minor = 0
            """)
    void isTold(String transaction, String told, String table, String falsify, String undo) {
        set(table, falsify, transaction);
        RunResult result = books.run("close", Books.FRIDAY);
        set(table, undo, transaction);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .contains("I5: sampled fees that are not what their rules say (" + transaction + " was charged ")
                .contains(told);
    }

    private static void set(String table, String values, String transaction) {
        assertThat(books.jdbc()
                        .update(
                                "UPDATE %s SET %s WHERE id = (SELECT id FROM transaction WHERE transaction_id = ?)"
                                                .formatted(table, values)
                                        + (table.equals("fee_usage") ? " AND party = 'MERCHANT'" : ""),
                                transaction))
                .isEqualTo(1);
    }

    @Order(2)
    @Test
    void nothingIsLookedAtWhereNoneAreAskedFor() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/close.yml"), "tallyhouse.close.sampled-fees: 0");
        set("fee_split", "issuer_minor = 1, network_minor = -1", "P20");
        try (Books again = Books.open(books.database(), home, new Books.Watcher())) {
            assertThat(again.run("close", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
        }
    }
}

package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.operation.command.CommandRun;

/** Settlements asked for, and held, as an operator does it. */
@Tag("database")
class SettlementCommandsTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right()
                .replace("merchants.csv", "Travel,CN,T+2", "Travel,CN,ON_DEMAND")
                .writeTo(home.resolve("setup")));
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void aSettlementIsAskedForOnceAndAudited() {
        CommandRun asked = run("settle M004 --currency CNY --date 2026-02-13");
        CommandRun again = run("settle M004 --currency CNY --date 2026-02-13");

        assertThat(List.of(asked.exit(), again.exit())).containsOnly(0);
        assertThat(asked.out()).isEqualTo("M004 is to be settled through 2026-02-13 in CNY\n");
        assertThat(again.out()).isEqualTo("M004 is to be settled already through 2026-02-13 in CNY\n");
        assertThat(audit("settle")).containsExactly("wang|case 18|merchant M004|CNY through 2026-02-13");
    }

    @Test
    void aHoldIsPlacedAndLiftedOnceAndAudited() {
        List<CommandRun> runs = Stream.of(
                        "settlement-hold place CASE-18 --merchant M003",
                        "settlement-hold place CASE-18 --merchant M003",
                        "settlement-hold list",
                        "settlement-hold lift CASE-18 --date 2026-02-14",
                        "settlement-hold lift CASE-18")
                .map(SettlementCommandsTest::run)
                .toList();

        assertThat(runs).extracting(CommandRun::exit).containsOnly(0);
        assertThat(runs)
                .extracting(CommandRun::out)
                .containsExactly(
                        "CASE-18 holds M003 now\n",
                        "CASE-18 holds M003 already\n",
                        "CASE-18  M003  from 2026-02-13  wang: case 18\n",
                        "CASE-18 is lifted\n",
                        "CASE-18 is lifted already\n");
        assertThat(audit("settlement-hold %"))
                .containsExactly(
                        "wang|case 18|settlement-hold CASE-18|from 2026-02-13",
                        "wang|case 18|settlement-hold CASE-18|from 2026-02-14");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            settle M001 --currency CNY --date 2026-02-13 | M001 is settled T+1, not on demand; its terms are in merchants.csv
            settlement-hold place X --merchant M001 --channel qrpay | a stop is for a merchant or for a channel
            settlement-hold place X | a stop is for a merchant or for a channel
            settlement-hold place X --merchant M999 | there is no merchant 'M999'
            settlement-hold place X --channel none | there is no channel 'none'
            settlement-hold place X --channel qrpay --date 2026-02-12 | 2026-02-12 is closed; give 2026-02-13 or a later date
            settlement-hold lift X | there is no stop X
            """)
    void whatMayNotBeIsWrongUse(String command, String told) {
        CommandRun refused = run(command);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo(told + "\n");
    }

    private static CommandRun run(String command) {
        Stream<String> by =
                command.endsWith("list") ? Stream.of() : Stream.of("--operator", "wang", "--reason", "case 18");
        return CommandRun.of(
                books, Stream.concat(Stream.of(command.split(" ")), by).toArray(String[]::new));
    }

    private static List<String> audit(String action) {
        return books.jdbc().queryForList("""
                        SELECT CONCAT(operator, '|', reason, '|', subject, '|', detail)
                        FROM audit_log WHERE action LIKE ? ORDER BY audit_id""", String.class, action);
    }
}

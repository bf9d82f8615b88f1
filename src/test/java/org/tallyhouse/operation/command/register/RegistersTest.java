package org.tallyhouse.operation.command.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.operation.command.CommandRun;

/** What is held and what is booked, after Friday's sample night. */
@Tag("database")
class RegistersTest {
    @TempDir
    private Path home;

    private Books books;

    @BeforeEach
    void afterFriday() {
        books = Nights.afterTheFirst(home);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void whatIsHeldIsListedTheOldestFirst() {
        assertThat(run("hold", "list").out())
                .containsPattern(
                        "P-20260213-M002-CNY +6143\\.54 CNY  2026-02-13 +1 days  M002\\.CNY\\.BALANCE +no end  payout");
        assertThat(run("hold", "list", "--older-than", "1").out()).isEqualTo("nothing is held\n");
        assertThat(run("hold", "list", "--account", "M001").out()).isEqualTo("nothing is held\n");
        assertThat(run("hold", "list", "--most", "1").out().lines())
                .hasSize(2)
                .last()
                .isEqualTo("and perhaps more; --most N shows more");
        assertThat(run("hold", "list", "--account", "M002.CNY.BALANCE", "--json")
                        .out())
                .contains("\"amount\" : \"6143.54\"", "\"ageDays\" : 1");
        assertThat(run("account", "M002.CNY.BALANCE").out())
                .containsPattern("held +6143\\.54\n +available +0\\.00")
                .containsPattern("\n +2026-02-13 +6143\\.54  held by P-20260213-M002-CNY payout\n");
    }

    @Test
    void whatIsBookedUnderAReferenceIsShownWithWhatCorrectsIt() {
        CommandRun settled = run("journal", "show", "S-20260213-M002-CNY");

        assertThat(settled.exit()).isZero();
        assertThat(settled.out())
                .startsWith("2026-02-13 SETTLEMENT/S-20260213-M002-CNY\n")
                .containsPattern("debit +\\d+\\.\\d\\d CNY  M002\\.CNY\\.PENDING")
                .containsPattern("credit +6143\\.54 CNY  M002\\.CNY\\.BALANCE +-> +6143\\.54");
        assertThat(run("journal", "show", "SETTLEMENT/S-20260213-M002-CNY").out())
                .isEqualTo(settled.out());
        assertThat(run("journal", "show", "PAYOUT/S-20260213-M002-CNY").exit()).isEqualTo(2);
        assertThat(run("journal", "show", "nothing").err()).contains("nothing is booked under 'nothing'");
        String payment = books.jdbc()
                .queryForObject("SELECT MIN(source) FROM buffered_credit WHERE NOT journaled", String.class);
        assertThat(run("journal", "show", payment).out())
                .startsWith("buffered in window 20260213001, POSTED")
                .contains(".RECEIVABLE");
        String breakId = "2026-02-13-cardnet-T20260213-00061";
        for (List<String> decided :
                List.of(List.of("li", "resolve", "--as", "ACCEPT_THEIRS"), List.of("wang", "undo"))) {
            String[] rest = decided.subList(2, decided.size()).toArray(String[]::new);
            assertThat(decide(decided.get(0), decided.get(1), breakId, rest)).isZero();
        }
        assertThat(run("journal", "show", "resolve/" + breakId).out())
                .contains("RECONCILIATION/undo/%s, corrects RECONCILIATION/resolve/%1$s, asked".formatted(breakId));
        assertThat(run("journal", "show", payment, "--json").out()).contains("\"status\" : \"POSTED\"");
    }

    @Test
    void merchantsAreListedByTheirIds() {
        assertThat(run("merchant", "list", "--after", "M001", "--most", "2")
                        .out()
                        .lines())
                .containsExactly(
                        "M002                 ACTIVE     T+0          CN         AUTO       玉茶轩 Jade Tea House",
                        "M003                 ACTIVE     T+1          CN         AUTO       Panda Department Store",
                        "and perhaps more: ./run.sh merchant list --after M003");
        assertThat(run("merchant", "list", "--after", "M012", "--json").out()).isEqualTo("[ ]\n");
        assertThat(run("merchant").err()).startsWith("which merchant?");
        assertThat(run("merchant", "M002").exit()).isZero();
    }

    private int decide(String operator, String verb, String breakId, String... rest) {
        List<String> words = new java.util.ArrayList<>(List.of("breaks", verb, breakId));
        words.addAll(List.of(rest));
        words.addAll(List.of("--operator", operator, "--reason", "asked"));
        return run(words.toArray(String[]::new)).exit();
    }

    private CommandRun run(String... words) {
        return CommandRun.of(books, words);
    }
}

package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.setup.SetUp;

/** A merchant's money goes to another bank account from a date on: the old one is ended, a new one added. */
@Tag("database")
class BankAccountChangeTest {
    private static final String OLD = "M002,CNY,lotus,玉茶轩,9902-0001,true,2025-01-01,";
    private static final String NEW = "M002,CNY,lotus,Jade Tea House Ltd,9902-0002,true,2026-02-14,";

    @TempDir
    Path home;

    @Test
    void eachNightPaysToTheDefaultAccountOfItsBusinessDate() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/payout.yml"), "tallyhouse.payout.cooling-off-days: 0");
        try (Books books = Books.sample(home)) {
            Path changed = SampleSetUp.right()
                    .replace("merchant-bank-accounts.csv", OLD, OLD + "2026-02-13\n" + NEW)
                    .writeTo(home.resolve("changed"));
            books.get(SetUp.class).load(changed, "wang");
            for (LocalDate night : List.of(Books.FRIDAY, Books.SATURDAY)) {
                books.sampleDay(night);
                assertThat(books.night(night).outcome()).isEqualTo(Outcome.DONE);
            }

            assertThat(paidTo(books, Books.FRIDAY)).containsExactly("玉茶轩 9902-0001");
            assertThat(paidTo(books, Books.SATURDAY)).containsExactly("Jade Tea House Ltd 9902-0002");
            assertThat(books.jdbc().queryForList("""
                            SELECT CONCAT(operator, ': ', subject, ': ', detail)
                            FROM audit_log WHERE operator = 'wang' ORDER BY audit_id""", String.class))
                    .containsExactly(
                            "wang: bank account M002 CNY 9902-0001 2025-01-01: effective_to none -> 2026-02-13",
                            "wang: bank account M002 CNY 9902-0002 2026-02-14: added: bank_id lotus,"
                                    + " account_name Jade Tea House Ltd, is_default true, bank_code none, urgency NORMAL, merge false, effective_to none");
        }
    }

    /** As the bank reads it. */
    private static List<String> paidTo(Books books, LocalDate night) {
        String file = "payout/lotus/lotus-%s-001.csv".formatted(night.toString().replace("-", ""));
        return Nights.rows(books.out(night).resolve(file)).stream()
                .filter(row -> row.get("instruction_id").contains("-M002-"))
                .map(row -> row.get("account_name") + " " + row.get("account_number"))
                .toList();
    }
}

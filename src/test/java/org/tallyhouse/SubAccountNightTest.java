package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.run.RunResult.Outcome;

/** A night moves main accounts only: sub-accounts of every merchant and kind, blocked or full, change nothing of it. */
@Tag("database")
class SubAccountNightTest {
    private static final List<AccountKind> KINDS =
            List.of(AccountKind.PENDING, AccountKind.BALANCE, AccountKind.ESCROW);

    @TempDir
    Path home;

    @Test
    void subAccountsLeaveEveryFileOfTheNightAsItIs() throws IOException {
        try (Books books = withSubAccounts()) {
            books.jdbc().update("UPDATE account SET status = 'FROZEN' WHERE purpose <> ''");
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);

            assertThat(withoutJournals(Outputs.contents(books.out(Books.FRIDAY))))
                    .isEqualTo(withoutJournals(expected()));
            assertThat(moved(books)).isZero();
        }
    }

    @Test
    void moneyInSubAccountsIsNeitherSettledNorPaidOut() throws IOException {
        try (Books books = withSubAccounts()) {
            Funds funds = new Funds(books);
            for (AccountKind kind : KINDS) {
                funds.give(Account.code("M001", "CNY", kind, "TEST"), 1_000_000, Books.FRIDAY);
                funds.give(Account.code("M002", "CNY", kind, "TEST"), 1_000_000, Books.FRIDAY);
            }
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);

            assertThat(withoutClose(Outputs.contents(books.out(Books.FRIDAY)))).isEqualTo(withoutClose(expected()));
            assertThat(moved(books)).isEqualTo(6);
            assertThat(books.jdbc().queryForMap("""
                            SELECT gl_code, closing_minor FROM trial_balance
                            WHERE business_date = ? AND gl_code = '2040'""", Books.FRIDAY)).containsEntry("closing_minor", 2_000_000L);
        }
    }

    private Books withSubAccounts() {
        Books books = Books.empty(home);
        Path folder =
                SampleSetUp.right().with("sub-accounts.csv", subAccounts()).writeTo(home.resolve("setup"));
        books.setUp(folder);
        books.sampleDay(Books.FRIDAY);
        return books;
    }

    /** One of every kind for every main account there is. */
    private static String subAccounts() {
        StringBuilder lines =
                new StringBuilder("merchant_id,currency,kind,purpose,posting_mode,guard,overdraft_limit\n");
        for (Map<String, String> row : Nights.rows(Books.SAMPLES.resolve("setup/accounts.csv"))) {
            for (AccountKind kind : KINDS) {
                lines.append("%s,%s,%s,TEST,BUFFERED,POSTED,0\n"
                        .formatted(row.get("merchant_id"), row.get("currency"), kind));
            }
        }
        return lines.toString();
    }

    private static Map<String, String> expected() throws IOException {
        return Outputs.contents(Books.SAMPLES.resolve("expected").resolve(Books.FRIDAY.toString()));
    }

    /** A posting journal is named by an account's number, which depends on how many accounts there are. */
    private static Map<String, String> withoutJournals(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> !file.getKey().matches("close/(journal|certificate|report)-.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The trial balance has what the sub-accounts hold, so the close's files differ where they hold something. */
    private static Map<String, String> withoutClose(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> !file.getKey().startsWith("close/"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long moved(Books books) {
        return books.number("""
                SELECT COUNT(*) FROM entry e
                JOIN account a ON a.account_id = e.account_id AND a.purpose <> ''""");
    }
}

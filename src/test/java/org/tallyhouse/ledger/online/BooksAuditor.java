package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.tallyhouse.Books;
import org.tallyhouse.ledger.LedgerProof;

/** Looks at the books while others write in them: what holds at every commit holds whenever it looks. */
final class BooksAuditor {
    private static final long PAUSE_MILLIS = 200;
    private static final String SEEN = """
            SELECT account_id, COUNT(*) AS entries,
                   SUM(CRC32(CONCAT_WS('/', sequence, journal_id, business_date, amount_minor, balance_after_minor)))
                     AS fingerprint
            FROM entry
            """;
    /** I11: the entries an account had at the last look are still there as they were. */
    private static final String CHANGED = """
            SELECT CONCAT('I11: entries of account ', s.account_id, ' were changed')
            FROM seen_entries s
            LEFT JOIN (%s WHERE sequence <= (SELECT entries FROM seen_entries x WHERE x.account_id = entry.account_id)
                       GROUP BY account_id) now ON now.account_id = s.account_id
            WHERE now.fingerprint IS NULL OR now.fingerprint <> s.fingerprint
            """.formatted(SEEN);

    private final Books books;

    BooksAuditor(Books books) {
        this.books = books;
        books.jdbc()
                .execute("CREATE TABLE seen_entries (account_id BIGINT PRIMARY KEY, entries BIGINT NOT NULL,"
                        + " fingerprint BIGINT NOT NULL)");
    }

    /** The sum of all balances always, everything else once in so many calls; returns how often it was everything. */
    int audit(IntSupplier calls, int callsPerAudit, BooleanSupplier ended) throws InterruptedException {
        int audits = 0;
        while (!ended.getAsBoolean()) {
            assertThat(books.number("SELECT SUM(posted_minor) FROM account")).isZero();
            if (calls.getAsInt() >= audits * callsPerAudit) {
                lookAtEverything();
                audits++;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        lookAtEverything();
        return audits;
    }

    private void lookAtEverything() {
        assertThat(books.jdbc().queryForList(LedgerProof.SQL, String.class)).isEmpty();
        assertThat(books.jdbc().queryForList(CHANGED, String.class)).isEmpty();
        books.jdbc().update("DELETE FROM seen_entries");
        books.jdbc().update("INSERT INTO seen_entries " + SEEN + "GROUP BY account_id");
    }
}

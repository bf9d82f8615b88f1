package org.tallyhouse;

import java.time.LocalDate;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;

/** Gives merchants money or takes it, and looks at accounts by their codes. Minor units, credit positive. */
public record Funds(Books books) {

    /** Adds to a CNY account, against our expense. */
    public void give(String code, long minor, LocalDate date) {
        long account = id(code);
        long expense = books.get(Accounts.class).platform("CNY", AccountKind.ADJUSTMENT_EXPENSE);
        books.get(TransactionTemplate.class)
                .executeWithoutResult(status -> books.get(Ledger.class)
                        .book(JournalDraft.of(
                                JournalType.REAL_TIME,
                                "given-" + code + minor,
                                date,
                                new Leg(account, minor),
                                new Leg(expense, -minor))));
    }

    public long id(String code) {
        return books.number("SELECT account_id FROM account WHERE code = ?", code);
    }

    public long posted(String code) {
        return books.number("SELECT posted_minor FROM account WHERE code = ?", code);
    }

    public long held(String code) {
        return books.number("SELECT held_minor FROM account WHERE code = ?", code);
    }

    /** Buffered and not yet posted. */
    public long buffered(String code) {
        return books.number("""
                SELECT COALESCE(SUM(c.amount_minor), 0)
                FROM buffered_credit c
                JOIN posting_window w ON w.window_id = c.window_id AND w.status <> 'POSTED'
                JOIN account a ON a.account_id = c.account_id
                WHERE a.code = ?""", code);
    }
}

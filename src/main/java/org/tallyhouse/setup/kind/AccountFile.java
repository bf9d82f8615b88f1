package org.tallyhouse.setup.kind;

import java.util.Currency;
import java.util.List;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.term.AccountTerms;

/** accounts.csv: a row opens a merchant's accounts in one currency. */
public final class AccountFile implements CsvKind<AccountTerms> {
    static final String ADVICE = "the terms of an open account are not changed by set-up";
    private static final FileColumn<String> MERCHANT_ID = FileColumn.required("merchant_id", FieldTypes.ID);
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<PostingMode> POSTING_MODE =
            FileColumn.required("posting_mode", FieldTypes.oneOf(List.of(PostingMode.BUFFERED, PostingMode.IMMEDIATE)));
    private static final FileColumn<Guard> PENDING_GUARD =
            FileColumn.required("pending_guard", FieldTypes.oneOf(List.of(Guard.EFFECTIVE, Guard.POSTED)));
    private static final FileColumn<Long> OVERDRAFT_LIMIT =
            FileColumn.required("overdraft_limit", FieldTypes.amount(CURRENCY));

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String file() {
        return "accounts.csv";
    }

    @Override
    public List<FileColumn<?>> columns() {
        return List.of(MERCHANT_ID, CURRENCY, POSTING_MODE, PENDING_GUARD, OVERDRAFT_LIMIT);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(MERCHANT_ID, CURRENCY);
    }

    @Override
    public AccountTerms build(FieldValues row) {
        return new AccountTerms(
                row.get(MERCHANT_ID),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(POSTING_MODE),
                row.get(PENDING_GUARD),
                row.get(OVERDRAFT_LIMIT));
    }

    @Override
    public List<String> key(AccountTerms terms) {
        return List.of(terms.merchantId(), terms.currency());
    }

    @Override
    public String subject(AccountTerms terms) {
        return AuditSubject.accounts(terms.merchantId(), terms.currency());
    }

    @Override
    public List<KindAttribute<AccountTerms>> attributes() {
        return List.of(
                KindAttribute.fixed("posting_mode", AccountTerms::postingMode, ADVICE),
                KindAttribute.fixed("pending_guard", AccountTerms::pendingGuard, ADVICE),
                KindAttribute.fixed(
                        "overdraft_limit",
                        terms -> Amounts.format(terms.overdraftLimitMinor(), terms.currency()),
                        ADVICE));
    }
}

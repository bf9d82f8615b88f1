package org.tallyhouse.setup.kind;

import java.util.Currency;
import java.util.List;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;
import org.tallyhouse.setup.term.AccountTerms;

/** accounts.csv: a row opens a merchant's accounts in one currency. */
public final class AccountFile implements CsvKind<AccountTerms> {
    static final String ADVICE = "the terms of an open account are not changed by set-up";
    private static final KindFields<AccountTerms> FIELDS = KindFields.storedElsewhere();
    private static final FileColumn<String> MERCHANT_ID =
            FIELDS.required("merchant_id", FieldTypes.ID).key(AccountTerms::merchantId);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).key(AccountTerms::currency);
    private static final FileColumn<PostingMode> POSTING_MODE = FIELDS.required(
                    "posting_mode", FieldTypes.oneOf(List.of(PostingMode.BUFFERED, PostingMode.IMMEDIATE)))
            .fixed(AccountTerms::postingMode, ADVICE);
    private static final FileColumn<Guard> PENDING_GUARD = FIELDS.required(
                    "pending_guard", FieldTypes.oneOf(List.of(Guard.EFFECTIVE, Guard.POSTED)))
            .fixed(AccountTerms::pendingGuard, ADVICE);
    private static final FileColumn<Long> OVERDRAFT_LIMIT = FIELDS.required(
                    "overdraft_limit", FieldTypes.amount(CURRENCY))
            .amountIn(AccountTerms::currency)
            .fixed(AccountTerms::overdraftLimitMinor, ADVICE);

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String file() {
        return "accounts.csv";
    }

    @Override
    public KindFields<AccountTerms> fields() {
        return FIELDS;
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
    public String subject(AccountTerms terms) {
        return AuditSubject.accounts(terms.merchantId(), terms.currency());
    }
}

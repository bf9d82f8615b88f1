package org.tallyhouse.setup.kind;

import java.util.Currency;
import java.util.List;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;
import org.tallyhouse.setup.term.SubAccount;

/** sub-accounts.csv: a row opens one account of a merchant for one purpose. */
public final class SubAccountFile implements CsvKind<SubAccount> {
    private static final KindFields<SubAccount> FIELDS = KindFields.storedElsewhere();
    private static final FileColumn<String> MERCHANT_ID =
            FIELDS.required("merchant_id", FieldTypes.ID).key(SubAccount::merchantId);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).key(SubAccount::currency);
    private static final FileColumn<AccountKind> KIND = FIELDS.required(
                    "kind", FieldTypes.oneOf(List.of(AccountKind.BALANCE, AccountKind.PENDING, AccountKind.ESCROW)))
            .key(SubAccount::kind);
    private static final FileColumn<String> PURPOSE =
            FIELDS.required("purpose", FieldTypes.PURPOSE).key(SubAccount::purpose);
    private static final FileColumn<PostingMode> POSTING_MODE = FIELDS.required(
                    "posting_mode", FieldTypes.oneOf(List.of(PostingMode.BUFFERED, PostingMode.IMMEDIATE)))
            .fixed(SubAccount::postingMode, AccountFile.ADVICE);
    private static final FileColumn<Guard> GUARD = FIELDS.required(
                    "guard", FieldTypes.oneOf(List.of(Guard.EFFECTIVE, Guard.POSTED)))
            .fixed(SubAccount::guard, AccountFile.ADVICE);
    private static final FileColumn<Long> OVERDRAFT_LIMIT = FIELDS.required(
                    "overdraft_limit", FieldTypes.amount(CURRENCY))
            .amountIn(SubAccount::currency)
            .fixed(SubAccount::overdraftLimitMinor, AccountFile.ADVICE);

    @Override
    public String name() {
        return "sub-accounts";
    }

    @Override
    public String file() {
        return "sub-accounts.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public KindFields<SubAccount> fields() {
        return FIELDS;
    }

    @Override
    public SubAccount build(FieldValues row) {
        return new SubAccount(
                row.get(MERCHANT_ID),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(KIND),
                row.get(PURPOSE),
                row.get(POSTING_MODE),
                row.get(GUARD),
                row.get(OVERDRAFT_LIMIT));
    }

    @Override
    public String subject(SubAccount account) {
        return AuditSubject.account(account.code());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}

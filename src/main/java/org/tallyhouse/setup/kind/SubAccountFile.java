package org.tallyhouse.setup.kind;

import java.util.Currency;
import java.util.List;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.term.SubAccount;

/** sub-accounts.csv: a row opens one account of a merchant for one purpose. */
public final class SubAccountFile implements CsvKind<SubAccount> {
    private static final FileColumn<String> MERCHANT_ID = FileColumn.required("merchant_id", FieldTypes.ID);
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<AccountKind> KIND = FileColumn.required(
            "kind", FieldTypes.oneOf(List.of(AccountKind.BALANCE, AccountKind.PENDING, AccountKind.ESCROW)));
    private static final FileColumn<String> PURPOSE = FileColumn.required("purpose", FieldTypes.PURPOSE);
    private static final FileColumn<PostingMode> POSTING_MODE =
            FileColumn.required("posting_mode", FieldTypes.oneOf(List.of(PostingMode.BUFFERED, PostingMode.IMMEDIATE)));
    private static final FileColumn<Guard> GUARD =
            FileColumn.required("guard", FieldTypes.oneOf(List.of(Guard.EFFECTIVE, Guard.POSTED)));
    private static final FileColumn<Long> OVERDRAFT_LIMIT =
            FileColumn.required("overdraft_limit", FieldTypes.amount(CURRENCY));

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
    public List<FileColumn<?>> columns() {
        return List.of(MERCHANT_ID, CURRENCY, KIND, PURPOSE, POSTING_MODE, GUARD, OVERDRAFT_LIMIT);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(MERCHANT_ID, CURRENCY, KIND, PURPOSE);
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
    public List<String> key(SubAccount account) {
        return List.of(account.merchantId(), account.currency(), account.kind().name(), account.purpose());
    }

    @Override
    public String subject(SubAccount account) {
        return AuditSubject.account(account.code());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }

    @Override
    public List<KindAttribute<SubAccount>> attributes() {
        return List.of(
                KindAttribute.fixed("posting_mode", SubAccount::postingMode, AccountFile.ADVICE),
                KindAttribute.fixed("guard", SubAccount::guard, AccountFile.ADVICE),
                KindAttribute.fixed(
                        "overdraft_limit",
                        account -> Amounts.format(account.overdraftLimitMinor(), account.currency()),
                        AccountFile.ADVICE));
    }
}

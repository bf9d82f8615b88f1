package org.tallyhouse.setup.kind;

import java.util.Currency;
import java.util.List;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.term.SubAccount;

/** sub-accounts.csv: a row opens one account of a merchant for one purpose. */
public final class SubAccountFile implements CsvKind<SubAccount> {
    private static final Column<String> MERCHANT_ID = Column.required("merchant_id", FieldTypes.ID);
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<AccountKind> KIND = Column.required(
            "kind", FieldTypes.oneOf(List.of(AccountKind.BALANCE, AccountKind.PENDING, AccountKind.ESCROW)));
    private static final Column<String> PURPOSE = Column.required("purpose", FieldTypes.PURPOSE);
    private static final Column<PostingMode> POSTING_MODE =
            Column.required("posting_mode", FieldTypes.oneOf(List.of(PostingMode.BUFFERED, PostingMode.IMMEDIATE)));
    private static final Column<Guard> GUARD =
            Column.required("guard", FieldTypes.oneOf(List.of(Guard.EFFECTIVE, Guard.POSTED)));
    private static final Column<Long> OVERDRAFT_LIMIT = Column.required("overdraft_limit", FieldTypes.amount(CURRENCY));

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
    public List<Column<?>> columns() {
        return List.of(MERCHANT_ID, CURRENCY, KIND, PURPOSE, POSTING_MODE, GUARD, OVERDRAFT_LIMIT);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(MERCHANT_ID, CURRENCY, KIND, PURPOSE);
    }

    @Override
    public SubAccount build(Fields row) {
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
    public List<Attribute<SubAccount>> attributes() {
        return List.of(
                Attribute.fixed("posting_mode", SubAccount::postingMode, AccountFile.ADVICE),
                Attribute.fixed("guard", SubAccount::guard, AccountFile.ADVICE),
                Attribute.fixed(
                        "overdraft_limit",
                        account -> Amounts.format(account.overdraftLimitMinor(), account.currency()),
                        AccountFile.ADVICE));
    }
}

package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;
import org.tallyhouse.setup.term.BankAccount;

/** merchant-bank-accounts.csv: where merchants' payouts go. */
public final class BankAccountFile implements CsvKind<BankAccount> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final Column<String> MERCHANT_ID = Column.required("merchant_id", FieldTypes.ID);
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<String> BANK_ID = Column.required("bank_id", FieldTypes.ID);
    private static final Column<String> ACCOUNT_NAME = Column.required("account_name", FieldTypes.text(128));
    private static final Column<String> ACCOUNT_NUMBER = Column.required("account_number", FieldTypes.text(64));
    private static final Column<Boolean> IS_DEFAULT = Column.required("is_default", FieldTypes.FLAG);
    private static final Column<LocalDate> FROM = Column.required("effective_from", FieldTypes.DATE);
    private static final Column<LocalDate> TO = Column.optional("effective_to", FieldTypes.dateFrom(FROM));
    private static final Column<String> BANK_CODE = Column.extra("bank_code", FieldTypes.text(35));

    private static final Column<Urgency> URGENCY = Column.extra("urgency", FieldTypes.oneOf(List.of(Urgency.values())));
    private static final Column<Boolean> MERGE = Column.extra("merge", FieldTypes.FLAG);

    public static final Table<BankAccount> TABLE = new Table<>(
            "merchant_bank_account",
            List.of(
                    "merchant_id",
                    "currency",
                    "bank_id",
                    "account_name",
                    "account_number",
                    "is_default",
                    "effective_from",
                    "effective_to",
                    "bank_code",
                    "urgency",
                    "merges"),
            account -> new Object[] {
                account.merchantId(),
                account.currency(),
                account.bankId(),
                account.accountName(),
                account.accountNumber(),
                account.isDefault(),
                account.effectiveFrom(),
                account.effectiveTo(),
                account.bankCode(),
                account.urgency().name(),
                account.merges()
            });

    @Override
    public String name() {
        return "bank accounts";
    }

    @Override
    public String file() {
        return "merchant-bank-accounts.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(
                MERCHANT_ID,
                CURRENCY,
                BANK_ID,
                ACCOUNT_NAME,
                ACCOUNT_NUMBER,
                IS_DEFAULT,
                FROM,
                TO,
                BANK_CODE,
                URGENCY,
                MERGE);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(MERCHANT_ID, CURRENCY, ACCOUNT_NUMBER, FROM);
    }

    @Override
    public BankAccount build(Fields row) {
        return new BankAccount(
                row.get(MERCHANT_ID),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(BANK_ID),
                row.get(ACCOUNT_NAME),
                row.get(ACCOUNT_NUMBER),
                row.get(IS_DEFAULT),
                row.get(FROM),
                row.find(TO),
                row.get(BANK_CODE, ""),
                row.get(URGENCY, Urgency.NORMAL),
                row.get(MERGE, false));
    }

    @Override
    public List<String> key(BankAccount account) {
        return List.of(
                account.merchantId(),
                account.currency(),
                account.accountNumber(),
                account.effectiveFrom().toString());
    }

    @Override
    public String subject(BankAccount account) {
        return AuditSubject.bankAccount(
                account.merchantId(), account.currency(), account.accountNumber(), account.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }

    @Override
    public List<Attribute<BankAccount>> attributes() {
        return List.of(
                Attribute.fixed("bank_id", BankAccount::bankId, ADVICE),
                Attribute.fixed("account_name", BankAccount::accountName, ADVICE),
                Attribute.fixed("is_default", BankAccount::isDefault, ADVICE),
                Attribute.fixed("bank_code", BankAccount::bankCode, ADVICE),
                Attribute.free("urgency", BankAccount::urgency),
                Attribute.free("merge", BankAccount::merges),
                Attribute.end(BankAccount::effectiveTo));
    }
}

package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;
import org.tallyhouse.setup.term.BankAccount;

/** merchant-bank-accounts.csv: where merchants' payouts go. */
public final class BankAccountFile implements CsvKind<BankAccount> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final FileColumn<String> MERCHANT_ID = FileColumn.required("merchant_id", FieldTypes.ID);
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<String> BANK_ID = FileColumn.required("bank_id", FieldTypes.ID);
    private static final FileColumn<String> ACCOUNT_NAME = FileColumn.required("account_name", FieldTypes.text(128));
    private static final FileColumn<String> ACCOUNT_NUMBER = FileColumn.required("account_number", FieldTypes.text(64));
    private static final FileColumn<Boolean> IS_DEFAULT = FileColumn.required("is_default", FieldTypes.FLAG);
    private static final FileColumn<LocalDate> FROM = FileColumn.required("effective_from", FieldTypes.DATE);
    private static final FileColumn<LocalDate> TO = FileColumn.optional("effective_to", FieldTypes.dateFrom(FROM));
    private static final FileColumn<String> BANK_CODE = FileColumn.extra("bank_code", FieldTypes.text(35));

    private static final FileColumn<Urgency> URGENCY =
            FileColumn.extra("urgency", FieldTypes.oneOf(List.of(Urgency.values())));
    private static final FileColumn<Boolean> MERGE = FileColumn.extra("merge", FieldTypes.FLAG);

    public static final KindTable<BankAccount> TABLE = new KindTable<>(
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
    public List<FileColumn<?>> columns() {
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
    public List<FileColumn<?>> keyColumns() {
        return List.of(MERCHANT_ID, CURRENCY, ACCOUNT_NUMBER, FROM);
    }

    @Override
    public BankAccount build(FieldValues row) {
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
    public List<KindAttribute<BankAccount>> attributes() {
        return List.of(
                KindAttribute.fixed("bank_id", BankAccount::bankId, ADVICE),
                KindAttribute.fixed("account_name", BankAccount::accountName, ADVICE),
                KindAttribute.fixed("is_default", BankAccount::isDefault, ADVICE),
                KindAttribute.fixed("bank_code", BankAccount::bankCode, ADVICE),
                KindAttribute.free("urgency", BankAccount::urgency),
                KindAttribute.free("merge", BankAccount::merges),
                KindAttribute.end(BankAccount::effectiveTo));
    }
}

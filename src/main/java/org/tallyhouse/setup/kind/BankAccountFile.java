package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Currency;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;
import org.tallyhouse.setup.term.BankAccount;

/** merchant-bank-accounts.csv: where merchants' payouts go. */
public final class BankAccountFile implements CsvKind<BankAccount> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final KindFields<BankAccount> FIELDS = KindFields.storedIn("merchant_bank_account");
    private static final FileColumn<String> MERCHANT_ID =
            FIELDS.required("merchant_id", FieldTypes.ID).key(BankAccount::merchantId);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).key(BankAccount::currency);
    private static final FileColumn<String> BANK_ID =
            FIELDS.required("bank_id", FieldTypes.ID).fixed(BankAccount::bankId, ADVICE);
    private static final FileColumn<String> ACCOUNT_NAME =
            FIELDS.required("account_name", FieldTypes.text(128)).fixed(BankAccount::accountName, ADVICE);
    private static final FileColumn<String> ACCOUNT_NUMBER =
            FIELDS.required("account_number", FieldTypes.text(64)).key(BankAccount::accountNumber);
    private static final FileColumn<Boolean> IS_DEFAULT =
            FIELDS.required("is_default", FieldTypes.FLAG).fixed(BankAccount::isDefault, ADVICE);
    private static final FileColumn<LocalDate> FROM =
            FIELDS.required("effective_from", FieldTypes.DATE).key(BankAccount::effectiveFrom);
    private static final FileColumn<LocalDate> TO =
            FIELDS.optional("effective_to", FieldTypes.dateFrom(FROM)).end(BankAccount::effectiveTo);
    private static final FileColumn<String> BANK_CODE =
            FIELDS.extra("bank_code", FieldTypes.text(35)).toldBefore(TO).fixed(BankAccount::bankCode, ADVICE);
    private static final FileColumn<Urgency> URGENCY = FIELDS.extra("urgency", FieldTypes.oneOf(Urgency.class))
            .toldBefore(TO)
            .free(BankAccount::urgency);
    private static final FileColumn<Boolean> MERGE = FIELDS.extra("merge", FieldTypes.FLAG)
            .toldBefore(TO)
            .storedAs("merges")
            .free(BankAccount::merges);

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
    public KindFields<BankAccount> fields() {
        return FIELDS;
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
    public String subject(BankAccount account) {
        return AuditSubject.bankAccount(
                account.merchantId(), account.currency(), account.accountNumber(), account.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}

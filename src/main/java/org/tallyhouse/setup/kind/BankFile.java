package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Currency;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Bank.StatementFormat;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** banks.csv: where we hold accounts. */
public final class BankFile implements CsvKind<Bank> {
    private static final KindFields<Bank> FIELDS = KindFields.storedIn("bank");
    private static final FileColumn<String> BANK_ID =
            FIELDS.required("bank_id", FieldTypes.ID).key(Bank::bankId);
    private static final FileColumn<String> NAME =
            FIELDS.required("name", FieldTypes.text(128)).free(Bank::name);
    private static final FileColumn<Currency> CURRENCY = FIELDS.required("currency", FieldTypes.CURRENCY)
            .fixed(Bank::currency, "a bank's currency never changes; add a bank");
    private static final FileColumn<String> ACCOUNT_NUMBER =
            FIELDS.required("account_number", FieldTypes.text(64)).free(Bank::accountNumber);
    private static final FileColumn<String> CALENDAR =
            FIELDS.extra("calendar", FieldTypes.CALENDARS).free(Bank::calendar);
    private static final FileColumn<StatementFormat> STATEMENT_FORMAT = FIELDS.extra(
                    "statement_format", FieldTypes.oneOf(StatementFormat.class))
            .free(Bank::statementFormat);
    private static final FileColumn<String> STATEMENT_LAYOUT =
            FIELDS.extra("statement_layout", FieldTypes.text(64)).free(Bank::statementLayout);

    private static final FileColumn<Long> OPENING_BALANCE = FIELDS.extra("opening_balance", FieldTypes.amount(CURRENCY))
            .amountIn(Bank::currency)
            .free(Bank::openingBalanceMinor);
    private static final FileColumn<LocalDate> OPENING_DATE =
            FIELDS.extra("opening_date", FieldTypes.DATE).free(Bank::openingDate);

    @Override
    public String name() {
        return "banks";
    }

    @Override
    public String file() {
        return "banks.csv";
    }

    @Override
    public KindFields<Bank> fields() {
        return FIELDS;
    }

    @Override
    public Bank build(FieldValues row) {
        return new Bank(
                row.get(BANK_ID),
                row.get(NAME),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(ACCOUNT_NUMBER),
                row.get(CALENDAR, ""),
                row.get(STATEMENT_FORMAT, StatementFormat.CSV),
                row.get(STATEMENT_LAYOUT, ""),
                row.find(OPENING_BALANCE),
                row.find(OPENING_DATE));
    }

    @Override
    public String subject(Bank bank) {
        return "bank " + bank.bankId();
    }
}

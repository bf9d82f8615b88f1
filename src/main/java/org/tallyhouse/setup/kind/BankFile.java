package org.tallyhouse.setup.kind;

import java.util.Currency;
import java.util.List;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Bank.StatementFormat;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;

/** banks.csv: where we hold accounts. */
public final class BankFile implements CsvKind<Bank> {
    private static final FileColumn<String> BANK_ID = FileColumn.required("bank_id", FieldTypes.ID);
    private static final FileColumn<String> NAME = FileColumn.required("name", FieldTypes.text(128));
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<String> ACCOUNT_NUMBER = FileColumn.required("account_number", FieldTypes.text(64));
    private static final FileColumn<StatementFormat> STATEMENT_FORMAT =
            FileColumn.extra("statement_format", FieldTypes.oneOf(List.of(StatementFormat.values())));
    private static final FileColumn<String> STATEMENT_LAYOUT =
            FileColumn.extra("statement_layout", FieldTypes.text(64));

    private static final FileColumn<String> CALENDAR = FileColumn.extra("calendar", FieldTypes.CALENDARS);

    public static final KindTable<Bank> TABLE = new KindTable<>(
            "bank",
            List.of(
                    "bank_id",
                    "name",
                    "currency",
                    "account_number",
                    "calendar",
                    "statement_format",
                    "statement_layout"),
            bank -> new Object[] {
                bank.bankId(),
                bank.name(),
                bank.currency(),
                bank.accountNumber(),
                bank.calendar(),
                bank.statementFormat().name(),
                bank.statementLayout()
            });

    @Override
    public String name() {
        return "banks";
    }

    @Override
    public String file() {
        return "banks.csv";
    }

    @Override
    public List<FileColumn<?>> columns() {
        return List.of(BANK_ID, NAME, CURRENCY, ACCOUNT_NUMBER, CALENDAR, STATEMENT_FORMAT, STATEMENT_LAYOUT);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(BANK_ID);
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
                row.get(STATEMENT_LAYOUT, ""));
    }

    @Override
    public List<String> key(Bank bank) {
        return List.of(bank.bankId());
    }

    @Override
    public String subject(Bank bank) {
        return "bank " + bank.bankId();
    }

    @Override
    public List<KindAttribute<Bank>> attributes() {
        return List.of(
                KindAttribute.free("name", Bank::name),
                KindAttribute.fixed("currency", Bank::currency, "a bank's currency never changes; add a bank"),
                KindAttribute.free("account_number", Bank::accountNumber),
                KindAttribute.free("calendar", Bank::calendar),
                KindAttribute.free("statement_format", Bank::statementFormat),
                KindAttribute.free("statement_layout", Bank::statementLayout));
    }
}

package org.tallyhouse.setup.kind;

import java.util.Currency;
import java.util.List;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Bank.StatementFormat;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;

/** banks.csv: where we hold accounts. */
public final class BankFile implements CsvKind<Bank> {
    private static final Column<String> BANK_ID = Column.required("bank_id", FieldTypes.ID);
    private static final Column<String> NAME = Column.required("name", FieldTypes.text(128));
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<String> ACCOUNT_NUMBER = Column.required("account_number", FieldTypes.text(64));
    private static final Column<StatementFormat> STATEMENT_FORMAT =
            Column.extra("statement_format", FieldTypes.oneOf(List.of(StatementFormat.values())));
    private static final Column<String> STATEMENT_LAYOUT = Column.extra("statement_layout", FieldTypes.text(64));

    private static final Column<String> CALENDAR = Column.extra("calendar", FieldTypes.CALENDARS);

    public static final Table<Bank> TABLE = new Table<>(
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
    public List<Column<?>> columns() {
        return List.of(BANK_ID, NAME, CURRENCY, ACCOUNT_NUMBER, CALENDAR, STATEMENT_FORMAT, STATEMENT_LAYOUT);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(BANK_ID);
    }

    @Override
    public Bank build(Fields row) {
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
    public List<Attribute<Bank>> attributes() {
        return List.of(
                Attribute.free("name", Bank::name),
                Attribute.fixed("currency", Bank::currency, "a bank's currency never changes; add a bank"),
                Attribute.free("account_number", Bank::accountNumber),
                Attribute.free("calendar", Bank::calendar),
                Attribute.free("statement_format", Bank::statementFormat),
                Attribute.free("statement_layout", Bank::statementLayout));
    }
}

package org.tallyhouse.setup;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.money.Amounts;

/** payout-terms.csv: limits of banks for payouts; a bank without a row has none. */
final class PayoutTermsFile implements CsvKind<PayoutTerms> {
    private static final Column<String> BANK_ID = Column.required("bank_id", FieldTypes.ID);
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<Long> APPROVAL_LIMIT = Column.optional("approval_limit", FieldTypes.amount(CURRENCY));
    private static final Column<Long> SINGLE_LIMIT =
            Column.optional("single_limit", FieldTypes.positiveAmount(CURRENCY));
    private static final Column<Integer> ITEMS_PER_FILE = Column.optional("items_per_file", FieldTypes.COUNT);
    private static final Column<Long> AMOUNT_PER_FILE =
            Column.optional("amount_per_file", FieldTypes.positiveAmount(CURRENCY));
    private static final Column<Integer> UNANSWERED_DAYS = Column.optional("unanswered_days", FieldTypes.COUNT);

    static final Table<PayoutTerms> TABLE = new Table<>(
            "payout_terms",
            List.of(
                    "bank_id",
                    "approval_limit_minor",
                    "single_limit_minor",
                    "items_per_file",
                    "amount_per_file_minor",
                    "unanswered_days"),
            terms -> new @Nullable Object[] {
                terms.bankId(),
                terms.approvalLimitMinor(),
                terms.singleLimitMinor(),
                terms.itemsPerFile(),
                terms.amountPerFileMinor(),
                terms.unansweredDays()
            });

    @Override
    public String name() {
        return "payout terms";
    }

    @Override
    public String file() {
        return "payout-terms.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(
                BANK_ID, CURRENCY, APPROVAL_LIMIT, SINGLE_LIMIT, ITEMS_PER_FILE, AMOUNT_PER_FILE, UNANSWERED_DAYS);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(BANK_ID);
    }

    @Override
    public PayoutTerms build(Fields row) {
        return new PayoutTerms(
                row.get(BANK_ID),
                row.get(CURRENCY).getCurrencyCode(),
                row.find(APPROVAL_LIMIT),
                row.find(SINGLE_LIMIT),
                row.find(ITEMS_PER_FILE),
                row.find(AMOUNT_PER_FILE),
                row.find(UNANSWERED_DAYS));
    }

    @Override
    public List<String> key(PayoutTerms terms) {
        return List.of(terms.bankId());
    }

    @Override
    public String subject(PayoutTerms terms) {
        return "payout terms of " + terms.bankId();
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }

    @Override
    public List<Attribute<PayoutTerms>> attributes() {
        return List.of(
                Attribute.free("approval_limit", terms -> major(terms, terms.approvalLimitMinor())),
                Attribute.free("single_limit", terms -> major(terms, terms.singleLimitMinor())),
                Attribute.free("items_per_file", PayoutTerms::itemsPerFile),
                Attribute.free("amount_per_file", terms -> major(terms, terms.amountPerFileMinor())),
                Attribute.free("unanswered_days", PayoutTerms::unansweredDays));
    }

    private static @Nullable String major(PayoutTerms terms, @Nullable Long minor) {
        return minor == null ? null : Amounts.format(minor, terms.currency());
    }
}

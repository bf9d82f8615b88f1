package org.tallyhouse.pricing.row;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.pricing.ChargedRules;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeReturn;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.MonthlyVolumes;
import org.tallyhouse.pricing.PriceBasis;
import org.tallyhouse.pricing.UndoneAmounts;
import org.tallyhouse.pricing.row.PricedRowMapper.StoredFee;
import org.tallyhouse.pricing.row.PricedRowMapper.UndoingRow;

/** What refunds, chargebacks and reversals cost, and give back by the rules that were charged of what they undo. */
public final class UndoingFees {
    private final PricedRowMapper mapper;

    public UndoingFees(PricedRowMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * A fee, and the rules it was charged by: those of a chargeback's own; what is only given back has none. Or why it
     * cannot be worked out.
     */
    public record Fee(
            FeeSplit split,
            String rules,
            boolean invoiced,
            @Nullable String refusal) {

        static Fee refused(RuntimeException why) {
            return new Fee(FeeSplit.NONE, "", false, CauseText.of(why));
        }
    }

    /** The fees of those of the transactions that undo another one, by their ids, in the order of these. */
    public Map<Long, Fee> of(Collection<Long> ids, FeeRules rules, ChargedRules charged) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, UndoingRow> rows = byId(mapper.undoing(ids), UndoingRow::id);
        Set<Long> read = new TreeSet<>(rows.keySet());
        rows.values().forEach(row -> read.add(row.originalId()));
        Returning returning = new Returning(
                rules,
                charged,
                byId(read.isEmpty() ? Collections.<PricedRow>emptyList() : mapper.transactions(read), PricedRow::id),
                byId(read.isEmpty() ? Collections.<StoredFee>emptyList() : mapper.fees(read), StoredFee::id));
        return rows.values().stream().collect(Collectors.toMap(UndoingRow::id, returning::fee));
    }

    private static <T> Map<Long, T> byId(Collection<T> rows, Function<T, Long> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private record Returning(
            FeeRules rules, ChargedRules charged, Map<Long, PricedRow> transactions, Map<Long, StoredFee> fees) {

        Fee fee(UndoingRow row) {
            try {
                return worked(row);
            } catch (IllegalArgumentException | ArithmeticException e) {
                return Fee.refused(e);
            }
        }

        private Fee worked(UndoingRow row) {
            PricedRow own = transactions.get(row.id());
            UndoneAmounts before = new UndoneAmounts(row.refundedBeforeMinor(), row.chargedBackBeforeMinor());
            return switch (own.type()) {
                case "REFUND" ->
                    new Fee(returned(row, before, before.plusRefund(own.amountMinor())), "", own.invoiced(), null);
                case "CHARGEBACK" -> {
                    Map<FeeParty, FeeRule> asked = rules.rulesOf(own.asPriced());
                    yield new Fee(
                            split(asked, own.asPriced())
                                    .plus(returned(row, before, before.plusChargeback(own.amountMinor()))),
                            ChargedRules.text(asked),
                            own.invoiced(),
                            null);
                }
                case "CHARGEBACK_REVERSAL" -> new Fee(reversed(row), "", own.invoiced(), null);
                default -> throw new IllegalArgumentException(own.type() + " undoes nothing");
            };
        }

        private FeeSplit returned(UndoingRow row, UndoneAmounts before, UndoneAmounts after) {
            PricedRow payment = transactions.get(row.originalId());
            StoredFee fee = fees.get(row.originalId());
            return payment == null || fee == null
                    ? FeeSplit.NONE
                    : fee.split().returned(terms(payment, row.refundFee()), before, after, payment.amountMinor());
        }

        /** The chargeback's own fee comes back whole, with its first reversal. */
        private FeeSplit reversed(UndoingRow row) {
            PricedRow chargeback = transactions.get(row.originalId());
            return chargeback == null || row.reversedBeforeMinor() > 0
                    ? FeeSplit.NONE
                    : split(rulesOf(chargeback), chargeback.asPriced()).reversed(terms(chargeback, row.refundFee()));
        }

        private Function<FeeParty, FeeReturn.Terms> terms(PricedRow undone, RefundFeePolicy merchants) {
            Map<FeeParty, FeeRule> found = rulesOf(undone);
            FeeReturn refund = merchants == RefundFeePolicy.KEEP ? FeeReturn.KEEP : FeeReturn.PROPORTION;
            return party -> terms(found.get(party)).of(refund);
        }

        /** Those that were charged; those that hold for a fee that names none, as what no rule prices. */
        private Map<FeeParty, FeeRule> rulesOf(PricedRow undone) {
            StoredFee fee = fees.get(undone.id());
            return fee == null || fee.rules().isEmpty() ? rules.rulesOf(undone.asPriced()) : charged.of(fee.rules());
        }

        private static FeeSplit split(Map<FeeParty, FeeRule> rules, PriceBasis priced) {
            return FeeRules.split(rules, priced, new MonthlyVolumes());
        }

        private static FeeReturn.Terms terms(@Nullable FeeRule rule) {
            return rule == null ? FeeReturn.Terms.USUAL : rule.returns();
        }
    }
}

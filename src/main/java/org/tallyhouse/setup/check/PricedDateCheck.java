package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.MerchantAgent;

/**
 * A date that a night has begun to price keeps its prices until it is closed: a night that is killed and resumed prices
 * the second half of it like the first.
 */
final class PricedDateCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate date = content.stored().beingPriced();
        if (date == null) {
            return;
        }
        content.feeRules()
                .lines()
                .forEach(line -> lookAt(
                        line,
                        Term.of(
                                content.feeRules().storedAs(line.value()),
                                FeeRule::effectiveFrom,
                                FeeRule::effectiveTo),
                        Term.of(line.value(), FeeRule::effectiveFrom, FeeRule::effectiveTo),
                        isNew(line.value().match().merchantId(), content),
                        date,
                        problems));
        content.agreedTerms()
                .lines()
                .forEach(line -> lookAt(
                        line,
                        Term.of(
                                content.agreedTerms().storedAs(line.value()),
                                AgreedTerms::effectiveFrom,
                                AgreedTerms::effectiveTo),
                        Term.of(line.value(), AgreedTerms::effectiveFrom, AgreedTerms::effectiveTo),
                        isNew(line.value().merchantId(), content),
                        date,
                        problems));
        content.merchantAgents()
                .lines()
                .forEach(line -> lookAt(
                        line,
                        Term.of(
                                content.merchantAgents().storedAs(line.value()),
                                MerchantAgent::effectiveFrom,
                                MerchantAgent::effectiveTo),
                        Term.of(line.value(), MerchantAgent::effectiveFrom, MerchantAgent::effectiveTo),
                        isNew(line.value().merchantId(), content),
                        date,
                        problems));
        content.merchants().lines().forEach(line -> lookAtMerchant(line, content, date, problems));
    }

    private static String reason(LocalDate date) {
        return "changes prices of %s, which its night has begun to price; ./run.sh nightly --date %s first"
                .formatted(date, date);
    }

    /** From when to when something holds. */
    private record Term(LocalDate from, @Nullable LocalDate to) {

        static <T> @Nullable Term of(
                @Nullable T thing, Function<T, LocalDate> from, Function<T, @Nullable LocalDate> to) {
            return thing == null ? null : new Term(from.apply(thing), to.apply(thing));
        }

        boolean holdsOn(LocalDate date) {
            return !from.isAfter(date) && (to == null || !to.isBefore(date));
        }
    }

    private static void lookAt(
            FileLine<?> line,
            @Nullable Term stored,
            @Nullable Term now,
            boolean ofNewMerchant,
            LocalDate date,
            SetUpProblems problems) {
        if (now == null || ofNewMerchant) {
            return;
        }
        if (stored == null && now.holdsOn(date)) {
            problems.add(line, "effective_from", now.from().toString(), reason(date));
        }
        if (stored != null && stored.holdsOn(date) && !now.holdsOn(date)) {
            problems.add(line, "effective_to", String.valueOf(now.to()), reason(date));
        }
    }

    /** Nothing of it can have been priced. */
    private static boolean isNew(String merchantId, SetUpContent content) {
        Merchant merchant = content.merchants().find(merchantId);
        return merchant != null && content.merchants().storedAs(merchant) == null;
    }

    private static void lookAtMerchant(
            FileLine<Merchant> line, SetUpContent content, LocalDate date, SetUpProblems problems) {
        Merchant merchant = line.value();
        Merchant stored = content.merchants().storedAs(merchant);
        if (stored == null) {
            return;
        }
        if (!stored.category().equals(merchant.category())) {
            problems.add(line, "category", merchant.category(), reason(date));
        }
        if (!stored.merchantGroup().equals(merchant.merchantGroup())) {
            problems.add(line, "group", merchant.merchantGroup(), reason(date));
        }
        if (stored.refundFee() != merchant.refundFee()) {
            problems.add(line, "refund_fee", merchant.refundFee().name(), reason(date));
        }
    }
}

package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.pricing.AmountBand;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.DatePeriod;

/**
 * Where payments of a merchant through a channel are priced, they are without a gap from the first date that
 * counts through the end of the last rule, at any amount. After that end the contract is over. Rules for a product, card type or card region are left out: nobody says that other ones are used.
 */
final class PaymentGapCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate start = content.startDate();
        if (!content.feeRules().isAllSound() || start == null) {
            return;
        }
        Look look = new Look(content, start, rules(content, start), new HashMap<>());
        for (FileLine<AccountTerms> line : content.accounts().lines()) {
            Merchant merchant = content.merchants().find(line.value().merchantId());
            if (merchant != null && merchant.status() == Merchant.Status.ACTIVE) {
                String currency = line.value().currency();
                look.gaps(merchant, currency)
                        .forEach((gap, channels) -> problems.add(
                                line,
                                "currency",
                                currency,
                                "has no MERCHANT fee rule for PAYMENT of %s through %s %s"
                                        .formatted(merchant.merchantId(), String.join(", ", channels), gap)));
            }
        }
    }

    private static Map<PaymentReach, List<FeeRule>> rules(SetUpContent content, LocalDate start) {
        return content.feeRules().all().stream()
                .filter(rule -> pricesAnyPayment(rule) && !period(rule).endsBefore(start))
                .collect(Collectors.groupingBy(PaymentReach::of));
    }

    /** Merchants without rules of their own are alike where group and category are: they are looked at once. */
    private record Look(
            SetUpContent content,
            LocalDate start,
            Map<PaymentReach, List<FeeRule>> rules,
            Map<PaymentReach, SortedMap<String, List<String>>> known) {

        /** Gaps, and the channels that have them. */
        SortedMap<String, List<String>> gaps(Merchant merchant, String currency) {
            List<FeeRule> own = found(PaymentReach.own(merchant, currency));
            PaymentReach alike = new PaymentReach("", merchant.merchantGroup(), merchant.category(), currency);
            SortedMap<String, List<String>> before = own.isEmpty() ? known.get(alike) : null;
            if (before != null) {
                return before;
            }
            List<FeeRule> general = found(PaymentReach.general(merchant, currency));
            SortedMap<String, List<String>> gaps =
                    gaps(Stream.of(own, general).flatMap(List::stream).toList(), currency);
            if (own.isEmpty()) {
                known.put(alike, gaps);
            }
            return gaps;
        }

        private List<FeeRule> found(Stream<PaymentReach> reaches) {
            return reaches.flatMap(reach -> rules.getOrDefault(reach, List.of()).stream())
                    .toList();
        }

        private SortedMap<String, List<String>> gaps(List<FeeRule> rules, String currency) {
            SortedMap<String, List<String>> channels = new TreeMap<>();
            for (Channel channel : content.channels().all()) {
                List<FeeRule> through = rules.stream()
                        .filter(rule -> fits(rule.match().channel(), channel.channelId()))
                        .toList();
                if (!through.isEmpty()) {
                    gap(through, start, currency)
                            .ifPresent(gap -> channels.computeIfAbsent(gap, any -> new ArrayList<>())
                                    .add(channel.channelId()));
                }
            }
            return channels;
        }
    }

    /** The first date and amount that no rule prices before the last one is over: what is in force changes only where a rule begins or is over. */
    private static Optional<String> gap(List<FeeRule> rules, LocalDate start, String currency) {
        SortedSet<LocalDate> changes = new TreeSet<>();
        for (FeeRule rule : rules) {
            changes.add(rule.effectiveFrom());
            LocalDate to = rule.effectiveTo();
            if (to != null) {
                changes.add(to.plusDays(1));
            }
        }
        changes.add(start);
        return changes.tailSet(start).stream()
                .flatMap(date -> gapOn(date, rules, currency).stream())
                .findFirst();
    }

    private static Optional<String> gapOn(LocalDate date, List<FeeRule> rules, String currency) {
        List<AmountBand> bands = rules.stream()
                .filter(rule -> period(rule).covers(date))
                .map(rule -> rule.match().band())
                .sorted(Comparator.comparingLong(AmountBand::least))
                .toList();
        long pricedMinor = 0;
        for (AmountBand band : bands) {
            if (band.least() <= pricedMinor + 1) {
                pricedMinor = Math.max(pricedMinor, Math.min(band.most(), Amounts.MAX_MINOR));
            }
        }
        boolean over = bands.isEmpty()
                && rules.stream().noneMatch(rule -> rule.effectiveFrom().isAfter(date));
        if (over || pricedMinor == Amounts.MAX_MINOR) {
            return Optional.empty();
        }
        String amount = bands.isEmpty() ? "" : " of an amount of " + Amounts.format(pricedMinor + 1, currency);
        return Optional.of("on %s%s".formatted(date, amount));
    }

    private static boolean pricesAnyPayment(FeeRule rule) {
        return PaymentReach.isPrice(rule)
                && rule.match().product().isEmpty()
                && rule.match().cardType().isEmpty()
                && rule.match().cardRegion().isEmpty();
    }

    private static DatePeriod period(FeeRule rule) {
        return new DatePeriod(rule.effectiveFrom(), rule.effectiveTo());
    }

    private static boolean fits(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }
}

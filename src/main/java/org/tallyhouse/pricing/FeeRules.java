package org.tallyhouse.pricing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All fee rules; the most specific one that matches prices a party. */
public final class FeeRules {
    private final Map<Key, List<FeeRule>> byKey;

    public FeeRules(Collection<FeeRule> rules) {
        byKey = rules.stream()
                .sorted(Comparator.comparingInt(FeeRule::specificity).reversed().thenComparing(FeeRule::ruleId))
                .collect(Collectors.groupingBy(
                        rule -> new Key(rule.party(), rule.transactionType(), rule.currency(), rule.merchantId())));
    }

    /** The rule that prices a party of a transaction, if any does. */
    public Optional<FeeRule> find(Party party, Priced priced) {
        return first(party, priced, priced.merchantId()).or(() -> first(party, priced, ""));
    }

    private Optional<FeeRule> first(Party party, Priced priced, String merchantId) {
        Key key = new Key(party, priced.type(), priced.currency(), merchantId);
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(rule -> rule.matches(priced))
                .findFirst();
    }

    /** The rules behind each part of a transaction's fee. */
    public Map<Party, FeeRule> rulesOf(Priced priced) {
        Map<Party, FeeRule> found = new EnumMap<>(Party.class);
        for (Party party : Party.values()) {
            find(party, priced).ifPresent(rule -> found.put(party, rule));
        }
        return found;
    }

    /** The fee of a payment, payout or chargeback of an amount in minor units. */
    public FeeSplit split(Priced priced, long amountMinor) {
        Map<Party, Long> parts = new EnumMap<>(Party.class);
        rulesOf(priced).forEach((party, rule) -> parts.put(party, rule.price(amountMinor)));
        return FeeSplit.of(parts);
    }

    /** Pairs of rules that would both apply: same party and match, overlapping in time. */
    public static List<String> overlaps(Collection<FeeRule> rules) {
        List<String> found = new ArrayList<>();
        Map<List<String>, List<FeeRule>> same = rules.stream().collect(Collectors.groupingBy(FeeRules::match));
        for (List<FeeRule> group : same.values()) {
            group.sort(Comparator.comparing(FeeRule::effectiveFrom).thenComparing(FeeRule::ruleId));
            for (int i = 1; i < group.size(); i++) {
                FeeRule earlier = group.get(i - 1);
                if (earlier.effectiveTo() == null
                        || !earlier.effectiveTo().isBefore(group.get(i).effectiveFrom())) {
                    found.add(earlier.ruleId() + " and " + group.get(i).ruleId());
                }
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<String> match(FeeRule rule) {
        return List.of(
                rule.party().name(),
                rule.merchantId(),
                rule.channel(),
                rule.product(),
                rule.cardType(),
                rule.transactionType(),
                rule.currency());
    }

    private record Key(Party party, String transactionType, String currency, String merchantId) {}
}

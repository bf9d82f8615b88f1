package org.tallyhouse.pricing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All fee rules; of those that match, the highest priority and then the most specific one prices a party. */
public final class FeeRules {
    private static final Comparator<FeeRule> FIRST_WINS = Comparator.comparingInt(FeeRule::priority)
            .reversed()
            .thenComparing(rule -> -rule.match().specificity())
            .thenComparing(FeeRule::ruleId)
            .thenComparing(FeeRule::version);

    private final Map<Key, List<FeeRule>> byKey;

    public FeeRules(Collection<FeeRule> rules) {
        byKey = rules.stream().sorted(FIRST_WINS).collect(Collectors.groupingBy(Key::of));
    }

    /** The rule that prices a party of a transaction, if any does. */
    public Optional<FeeRule> find(FeeParty party, PriceBasis priced) {
        Optional<FeeRule> own = first(party, priced, priced.merchant().merchantId());
        Optional<FeeRule> any = first(party, priced, "");
        return Stream.of(own, any).flatMap(Optional::stream).min(FIRST_WINS);
    }

    private Optional<FeeRule> first(FeeParty party, PriceBasis priced, String merchantId) {
        Key key = new Key(party, priced.type(), priced.currency(), merchantId);
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(rule -> rule.matches(priced))
                .findFirst();
    }

    /** The rules behind each part of a transaction's fee. */
    public Map<FeeParty, FeeRule> rulesOf(PriceBasis priced) {
        Map<FeeParty, FeeRule> found = new EnumMap<>(FeeParty.class);
        for (FeeParty party : FeeParty.values()) {
            find(party, priced).ifPresent(rule -> found.put(party, rule));
        }
        return found;
    }

    /** The fee of a transaction by its rules; the volumes know its month so far and count it in. */
    public static FeeSplit split(Map<FeeParty, FeeRule> rules, PriceBasis priced, MonthlyVolumes volumes) {
        Map<FeeParty, Long> parts = new EnumMap<>(FeeParty.class);
        rules.forEach((party, rule) -> parts.put(party, rule.price(priced.amountMinor(), volumes.take(rule, priced))));
        FeeRule merchants = rules.get(FeeParty.MERCHANT);
        return FeeSplit.of(parts, merchants == null ? FeeBearer.MERCHANT : merchants.bearer());
    }

    /** The fee of a transaction whose price needs no volume, as a chargeback's. */
    public FeeSplit split(PriceBasis priced) {
        return split(rulesOf(priced), priced, new MonthlyVolumes());
    }

    /** Pairs of rules of one party of which neither wins over the other, and of versions of one rule; in order. */
    public static List<Overlap> overlaps(Collection<FeeRule> rules) {
        Stream<List<FeeRule>> rivals =
                rules.stream().collect(Collectors.groupingBy(FeeRules::sameMatch)).values().stream();
        Stream<List<FeeRule>> versions =
                rules.stream().collect(Collectors.groupingBy(FeeRule::ruleId)).values().stream();
        return Stream.concat(
                        rivals.flatMap(group -> pairs(group, false)), versions.flatMap(group -> pairs(group, true)))
                .distinct()
                .sorted(Comparator.comparing(Overlap::earlier, FIRST_WINS).thenComparing(Overlap::later, FIRST_WINS))
                .toList();
    }

    /** Two rules that would both apply; the earlier one first. */
    public record Overlap(FeeRule earlier, FeeRule later) {}

    private static Stream<Overlap> pairs(List<FeeRule> group, boolean versions) {
        group.sort(Comparator.comparing(FeeRule::effectiveFrom)
                .thenComparing(FeeRule::ruleId)
                .thenComparing(FeeRule::version));
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            for (FeeRule later : group.subList(i + 1, group.size())) {
                FeeRule earlier = group.get(i);
                if (earlier.overlapsInTime(later)
                        && (versions || earlier.match().overlaps(later.match()))) {
                    found.add(new Overlap(earlier, later));
                }
            }
        }
        return found.stream();
    }

    private static List<Object> sameMatch(FeeRule rule) {
        return List.of(
                rule.party(),
                rule.priority(),
                rule.match().transactionType(),
                rule.match().currency(),
                rule.match().texts(),
                rule.match().band().isAny());
    }

    private record Key(FeeParty party, String transactionType, String currency, String merchantId) {
        static Key of(FeeRule rule) {
            RuleMatch match = rule.match();
            return new Key(rule.party(), match.transactionType(), match.currency(), match.merchantId());
        }
    }
}

package org.tallyhouse.pricing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The months so far of merchants under the rules that price by them. Transactions are taken in the order in
 * which they count; what each one met is kept until it is collected, to be stored beside its price.
 */
public final class MonthlyVolumes {
    private final Map<Key, RuleUsage> soFar = new HashMap<>();
    private List<Taken> taken = new ArrayList<>();

    /** Whose volume it is; the versions of a rule go on with one another's. */
    public record Key(String ruleId, String merchantId, YearMonth month) {
        public static Key of(FeeRule rule, PriceBasis priced) {
            return new Key(rule.ruleId(), priced.merchant().merchantId(), priced.month());
        }
    }

    /** What a transaction met. */
    public record Taken(FeeRule rule, PriceBasis priced, RuleUsage before) {}

    /**
     * Reads what is not known yet of these keys, all at once.
     *
     * @param stored the usage before the next transaction, by key; none where the map has none
     */
    public void know(Set<Key> keys, Function<Set<Key>, Map<Key, RuleUsage>> stored) {
        Set<Key> unknown = new HashSet<>(keys);
        unknown.removeAll(soFar.keySet());
        if (!unknown.isEmpty()) {
            Map<Key, RuleUsage> read = stored.apply(unknown);
            unknown.forEach(key -> soFar.put(key, read.getOrDefault(key, RuleUsage.NONE)));
        }
    }

    /**
     * The usage before a transaction, which is counted in at once; none where the price does not need it.
     *
     * @throws IllegalStateException if the key is not known
     */
    RuleUsage take(FeeRule rule, PriceBasis priced) {
        if (!rule.price().needsUsage()) {
            return RuleUsage.NONE;
        }
        Key key = Key.of(rule, priced);
        RuleUsage before = soFar.get(key);
        if (before == null) {
            throw new IllegalStateException("the volume of %s was not read".formatted(key));
        }
        soFar.put(key, before.plus(priced.amountMinor()));
        taken.add(new Taken(rule, priced, before));
        return before;
    }

    /** What was taken since this was last asked. */
    public List<Taken> collect() {
        List<Taken> collected = taken;
        taken = new ArrayList<>();
        return collected;
    }
}

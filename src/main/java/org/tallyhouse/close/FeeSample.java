package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.FeeSampleMapper.Usage;
import org.tallyhouse.pricing.ChargedRules;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.MonthlyVolumes;
import org.tallyhouse.pricing.RuleUsage;
import org.tallyhouse.pricing.row.PricedRow;
import org.tallyhouse.pricing.row.PricedRowMapper;
import org.tallyhouse.pricing.row.PricedRowMapper.StoredFee;
import org.tallyhouse.pricing.row.UndoingFees;

/**
 * Computes some fees of a date anew: each must be charged by the rules that hold for it, and come to what they say. Which
 * ones follows from the certificate before.
 */
@Component
final class FeeSample {
    private static final int AT_ONCE = 1000;
    private static final int TOLD = 3;

    private final FeeSampleMapper mapper;
    private final CloseMapper closings;
    private final FeeRuleMapper feeRules;
    private final PricedRowMapper rows;
    private final UndoingFees undoing;
    private final CloseSettings settings;

    FeeSample(
            FeeSampleMapper mapper,
            CloseMapper closings,
            FeeRuleMapper feeRules,
            PricedRowMapper rows,
            CloseSettings settings) {
        this.mapper = mapper;
        this.closings = closings;
        this.feeRules = feeRules;
        this.rows = rows;
        this.undoing = new UndoingFees(rows);
        this.settings = settings;
    }

    /** How many fees are wrong, and what the first of them are. */
    static final class Wrong {
        private final List<String> first = new ArrayList<>();
        private long count;

        long count() {
            return count;
        }

        /** Text to follow what is proved: nothing where nothing is wrong. */
        String told() {
            return first.isEmpty() ? "" : " (" + String.join("; ", first) + ")";
        }

        private void add(PricedRow row, String what) {
            count++;
            if (first.size() < TOLD) {
                first.add("%s was charged %s".formatted(row.transactionId(), what));
            }
        }
    }

    Wrong wrong(LocalDate date) {
        Wrong wrong = new Wrong();
        long priced = settings.sampledFees() == 0 ? 0 : mapper.countPriced(date);
        if (priced == 0) {
            return wrong;
        }
        long every = Math.max(1, priced / settings.sampledFees());
        long offset = Math.floorMod(seed(date), every);
        List<FeeRule> all = feeRules.all();
        FeeRules rules = new FeeRules(all);
        ChargedRules charged = new ChargedRules(all);
        List<Long> ids = mapper.next(date, 0, every, offset, AT_ONCE);
        while (!ids.isEmpty()) {
            compare(ids, rules, charged, wrong);
            ids = mapper.next(date, ids.get(ids.size() - 1), every, offset, AT_ONCE);
        }
        return wrong;
    }

    /** Nobody can write rows for a date knowing which of them will be looked at: the close before was not yet. */
    private long seed(LocalDate date) {
        LocalDate before = closings.lastCertificate(date);
        String hash = before == null ? null : closings.certificateHash(before);
        return hash == null ? date.toEpochDay() * 31 : Long.parseLong(hash.substring(0, 15), 16);
    }

    private void compare(List<Long> ids, FeeRules rules, ChargedRules charged, Wrong wrong) {
        Map<Long, StoredFee> stored =
                rows.fees(ids).stream().collect(Collectors.toMap(StoredFee::id, Function.identity()));
        Map<Long, UndoingFees.Fee> undone = undoing.of(ids, rules, charged);
        Map<Long, List<Usage>> usages = mapper.usages(ids).stream().collect(Collectors.groupingBy(Usage::id));
        for (PricedRow row : rows.transactions(ids)) {
            StoredFee fee = stored.get(row.id());
            UndoingFees.Fee anew = undone.get(row.id());
            String told = anew == null
                    ? difference(fee, rules.rulesOf(row.asPriced()), row, usages.getOrDefault(row.id(), List.of()))
                    : difference(fee, anew.split(), anew.rules());
            if (told != null) {
                wrong.add(row, told);
            }
        }
    }

    private static @Nullable String difference(
            StoredFee fee, Map<FeeParty, FeeRule> rules, PricedRow row, List<Usage> usages) {
        if (usages.stream().anyMatch(usage -> !usage.follows())) {
            return "by a volume that is not what came before it";
        }
        return difference(
                fee, FeeRules.split(rules, row.asPriced(), volumes(rules, row, usages)), ChargedRules.text(rules));
    }

    /** Where no rule is named, as in what is only given back, the amounts tell. */
    private static @Nullable String difference(StoredFee fee, FeeSplit anew, String rules) {
        if (!fee.rules().isEmpty() && !fee.rules().equals(rules)) {
            return "by rules %s, which are %s".formatted(fee.rules(), rules);
        }
        if (!fee.split().equals(anew) || fee.marginMinor() != anew.marginMinor()) {
            return "%s, which is %s (minor units)".formatted(fee.split(), anew);
        }
        return null;
    }

    /** The month before a transaction, as its price met it. */
    private static MonthlyVolumes volumes(Map<FeeParty, FeeRule> rules, PricedRow row, List<Usage> usages) {
        Map<MonthlyVolumes.Key, RuleUsage> met = new HashMap<>();
        usages.forEach(usage -> {
            FeeRule rule = rules.get(usage.party());
            if (rule != null) {
                met.put(
                        MonthlyVolumes.Key.of(rule, row.asPriced()),
                        new RuleUsage(usage.countBefore(), usage.amountBeforeMinor()));
            }
        });
        Set<MonthlyVolumes.Key> keys = new HashSet<>();
        rules.values().forEach(rule -> keys.add(MonthlyVolumes.Key.of(rule, row.asPriced())));
        MonthlyVolumes volumes = new MonthlyVolumes();
        volumes.know(keys, unknown -> met);
        return volumes;
    }
}

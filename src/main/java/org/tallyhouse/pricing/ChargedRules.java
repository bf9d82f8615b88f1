package org.tallyhouse.pricing;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules behind fees, as they stand beside each for ever: {@code MERCHANT=standard/1,ACQUIRER=cost/3}. */
public final class ChargedRules {
    private final Map<String, FeeRule> byName;

    public ChargedRules(Collection<FeeRule> all) {
        byName = all.stream().collect(Collectors.toMap(ChargedRules::name, Function.identity()));
    }

    /** The text of the rules by which a transaction is priced. */
    public static String text(Map<FeeParty, FeeRule> rules) {
        StringBuilder text = new StringBuilder();
        for (FeeParty party : FeeParty.values()) {
            FeeRule rule = rules.get(party);
            if (rule != null) {
                text.append(text.isEmpty() ? "" : ",").append(party).append('=').append(name(rule));
            }
        }
        return text.toString();
    }

    /** The rules of a text; one that is not stored any more is left out. */
    public Map<FeeParty, FeeRule> of(String text) {
        Map<FeeParty, FeeRule> rules = new EnumMap<>(FeeParty.class);
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            int equal = part.indexOf('=');
            FeeRule rule = byName.get(part.substring(equal + 1));
            if (rule != null) {
                rules.put(FeeParty.valueOf(part.substring(0, equal)), rule);
            }
        }
        return rules;
    }

    private static String name(FeeRule rule) {
        return rule.ruleId() + "/" + rule.version();
    }
}

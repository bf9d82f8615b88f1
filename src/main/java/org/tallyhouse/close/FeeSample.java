package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.FeeSampleMapper.ChargedRow;
import org.tallyhouse.pricing.ChargedRules;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.MonthlyVolumes;

/**
 * Recomputes some fees of a date: each must be charged by the rules that hold for it, and come to what they say. Which
 * ones follows from the certificate before. Prices by volume are left to the proofs of their usage.
 */
@Component
final class FeeSample {
    private static final Logger LOG = LoggerFactory.getLogger(FeeSample.class);

    private final FeeSampleMapper mapper;
    private final CloseMapper closings;
    private final FeeRuleMapper feeRules;
    private final CloseSettings settings;

    FeeSample(FeeSampleMapper mapper, CloseMapper closings, FeeRuleMapper feeRules, CloseSettings settings) {
        this.mapper = mapper;
        this.closings = closings;
        this.feeRules = feeRules;
        this.settings = settings;
    }

    /** How many of them are wrong; the log names them. */
    long wrong(LocalDate date) {
        long priced = settings.sampledFees() == 0 ? 0 : mapper.countPriced(date);
        if (priced == 0) {
            return 0;
        }
        long every = Math.max(1, priced / settings.sampledFees());
        Recomputing recomputing = new Recomputing(new FeeRules(feeRules.all()));
        mapper.forEachOf(
                date, every, Math.floorMod(seed(date), every), result -> recomputing.look(result.getResultObject()));
        return recomputing.wrong;
    }

    /** Nobody can write rows for a date knowing which of them will be looked at: the close before was not yet. */
    private long seed(LocalDate date) {
        LocalDate before = closings.lastCertificate(date);
        String hash = before == null ? null : closings.certificateHash(before);
        return hash == null ? date.toEpochDay() * 31 : Long.parseLong(hash.substring(0, 15), 16);
    }

    /** Prices rows anew. */
    private static final class Recomputing {
        private final FeeRules rules;
        private long wrong;

        Recomputing(FeeRules rules) {
            this.rules = rules;
        }

        void look(ChargedRow row) {
            Map<FeeParty, FeeRule> now = rules.rulesOf(row.asPriced());
            String text = ChargedRules.text(now);
            if (!text.equals(row.rules())) {
                tell(row, "by rules %s, which are %s".formatted(row.rules(), text));
            } else if (now.values().stream().noneMatch(rule -> rule.price().needsUsage())) {
                FeeSplit fee = FeeRules.split(now, row.asPriced(), new MonthlyVolumes());
                if (!parts(fee).equals(parts(row))) {
                    tell(row, "%s minor units, which are %s".formatted(parts(row), parts(fee)));
                }
            }
        }

        private void tell(ChargedRow row, String what) {
            LOG.error("transaction {} was charged {}", row.transactionId(), what);
            wrong++;
        }

        private static List<Long> parts(FeeSplit fee) {
            return List.of(
                    fee.merchantFeeMinor(),
                    fee.beneficiaryFeeMinor(),
                    fee.issuerMinor(),
                    fee.networkMinor(),
                    fee.acquirerMinor(),
                    fee.agentMinor(),
                    fee.marginMinor());
        }

        private static List<Long> parts(ChargedRow row) {
            return List.of(
                    row.merchantFeeMinor(),
                    row.beneficiaryFeeMinor(),
                    row.issuerMinor(),
                    row.networkMinor(),
                    row.acquirerMinor(),
                    row.agentMinor(),
                    row.marginMinor());
        }
    }
}

package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallyhouse.money.Amounts;

/** Rates by the merchant's volume in the calendar month (阶梯费率). */
public record VolumeTiers(Mode mode, List<Tier> tiers) implements Rates {
    private static final Pattern RATE = Pattern.compile("[01](\\.\\d{1,12})?");

    /** How a transaction that crosses into a tier is priced. */
    public enum Mode {
        /** Each slice of it at the rate of its own tier. */
        MARGINAL,
        /** The whole of it at the rate of the tier that the volume before it has reached. */
        WHOLE
    }

    /** A rate from a volume on, in minor units. */
    public record Tier(long fromMinor, BigDecimal rate) {}

    public VolumeTiers {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).fromMinor() != 0) {
            throw new IllegalArgumentException("has no first tier from 0");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).fromMinor() <= tiers.get(i - 1).fromMinor()) {
                throw new IllegalArgumentException("does not ascend");
            }
        }
        if (tiers.stream()
                .anyMatch(tier -> tier.rate().signum() < 0 || tier.rate().compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("has a rate that is not from 0 to 1");
        }
    }

    /**
     * The tiers of a text like {@code 0:0.0060;1000000.00:0.0055}: volumes in major units and rates.
     *
     * @throws IllegalArgumentException whose message completes "tiers '0:1.5' …"
     */
    public static VolumeTiers parse(Mode mode, String text, Currency currency) {
        List<Tier> tiers = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            String[] sides = part.split(":", -1);
            if (sides.length != 2 || !RATE.matcher(sides[1].trim()).matches()) {
                throw new IllegalArgumentException("is no list of volume:rate like 0:0.0060;1000000.00:0.0055");
            }
            tiers.add(new Tier(Amounts.parse(sides[0].trim(), currency), new BigDecimal(sides[1].trim())));
        }
        return new VolumeTiers(mode, tiers);
    }

    /** The text that {@link #parse} reads. */
    public String text(String currency) {
        return tiers.stream()
                .map(tier -> Amounts.format(tier.fromMinor(), currency) + ":" + Rates.text(tier.rate()))
                .collect(Collectors.joining(";"));
    }

    @Override
    public long share(long volumeMinor, long fromMinor, long sliceMinor, RoundingMode rounding) {
        return switch (mode) {
            case WHOLE -> Amounts.share(rateAt(volumeMinor), sliceMinor, rounding);
            case MARGINAL ->
                marginal(fromMinor, Math.addExact(fromMinor, sliceMinor))
                        .setScale(0, rounding)
                        .longValueExact();
        };
    }

    /** A volume of exactly a tier's start has reached it. */
    private BigDecimal rateAt(long volumeMinor) {
        BigDecimal rate = tiers.get(0).rate();
        for (Tier tier : tiers) {
            rate = tier.fromMinor() <= volumeMinor ? tier.rate() : rate;
        }
        return rate;
    }

    private BigDecimal marginal(long fromMinor, long toMinor) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            long end = i + 1 < tiers.size() ? tiers.get(i + 1).fromMinor() : Long.MAX_VALUE;
            long within = Math.min(end, toMinor) - Math.max(tiers.get(i).fromMinor(), fromMinor);
            if (within > 0) {
                sum = sum.add(tiers.get(i).rate().multiply(BigDecimal.valueOf(within)));
            }
        }
        return sum;
    }

    @Override
    public boolean needVolume() {
        return true;
    }

    @Override
    public String formula(String currency) {
        String steps = tiers.stream()
                .map(tier ->
                        "%s from %s".formatted(Rates.text(tier.rate()), Amounts.format(tier.fromMinor(), currency)))
                .collect(Collectors.joining(", "));
        return switch (mode) {
            case WHOLE -> "(%s) by the month's volume before × amount".formatted(steps);
            case MARGINAL -> "(%s) of the month's volume × each slice".formatted(steps);
        };
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeSplitTest {
    private static final long SEED = 20160906;
    private static final int SPLITS = 200_000;
    private static final int DECIMALS = 6;
    private static final BigInteger ONE = BigInteger.TEN.pow(DECIMALS);
    private static final List<RoundingMode> ROUNDINGS = List.of(
            RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN, RoundingMode.UP, RoundingMode.DOWN);
    private static final List<ToLongFunction<FeeSplit>> PARTS = List.of(
            FeeSplit::merchantFeeMinor,
            FeeSplit::issuerMinor,
            FeeSplit::networkMinor,
            FeeSplit::acquirerMinor,
            FeeSplit::agentMinor,
            FeeSplit::marginMinor);

    /** design/1-domain.md, worked example 1: a payout of 1000.00 at 0.5 %, network cost 0.3 %, issuer part x. */
    @ParameterizedTest
    @CsvSource({"0", "100", "300"})
    void theMarginIsWhatThePartsLeave(long issuer) {
        FeeSplit split = new FeeSplit(500, 0, issuer, 300 - issuer, 0, 0);

        assertThat(split.channelCostMinor()).isEqualTo(300);
        assertThat(split.marginMinor()).isEqualTo(200);
    }

    @Test
    void theMarginMayBeNegative() {
        assertThat(new FeeSplit(0, 0, 100, 200, 0, 0).marginMinor()).isEqualTo(-300);
    }

    @Test
    void anOverflowIsAnErrorAndNoWrap() {
        FeeSplit split = new FeeSplit(0, 0, Long.MAX_VALUE, 1, 0, 0);

        assertThatThrownBy(split::channelCostMinor).isInstanceOf(ArithmeticException.class);
    }

    /** The fee is 1.00 on 3.00: what each refund gives back, in order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0   | 300 | -100
            0   | 100 | -33
            100 | 100 | -34
            200 | 100 | -33
            0   | 1   | 0
            1   | 1   | -1
            299 | 1   | 0
            298 | 2   | -1
            """)
    void aRefundGivesBackItsShareOfAllRefundedLessWhatWasGivenBefore(long before, long refund, long back) {
        assertThat(refunded(new FeeSplit(100, 0, 0, 0, 0, 0), before, refund, 300)
                        .merchantFeeMinor())
                .isEqualTo(back);
    }

    @ParameterizedTest
    @CsvSource({"0, 301", "300, 1", "200, 101", "-1, 1", "0, 0", "0, -1"})
    void refundsDoNotExceedThePayment(long before, long refund) {
        assertThatThrownBy(() -> refunded(new FeeSplit(100, 0, 0, 0, 0, 0), before, refund, 300))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * I5 against arithmetic of another kind: whole numbers of millionths, rounded by hand. Refunds of the
     * whole payment in any partition then return exactly the whole fee, per party and of the margin.
     */
    @Test
    void splitsAreExactAndRefundsReturnTheWholeFee() {
        Random random = new Random(SEED);
        for (int i = 0; i < SPLITS; i++) {
            long amount = amount(random);
            List<Terms> terms =
                    List.of(Terms.of(random), Terms.of(random), Terms.of(random), Terms.of(random), Terms.of(random));
            FeeSplit split = new FeeRules(rules(terms)).split(SampleRules.paymentOf(amount));

            long[] fees = terms.stream().mapToLong(party -> party.fee(amount)).toArray();
            if (!split.equals(new FeeSplit(fees[0], 0, fees[1], fees[2], fees[3], fees[4]))
                    || fees[0] != fees[1] + fees[2] + fees[3] + fees[4] + split.marginMinor()) {
                fail("%s is not the split of %d by %s", split, amount, terms);
            }
            requireWholeFeeBack(split, amount, partition(random, amount));
        }
    }

    private static FeeSplit refunded(FeeSplit split, long before, long refund, long paid) {
        FeeReturn.Terms proportion = FeeReturn.Terms.USUAL.of(FeeReturn.PROPORTION);
        UndoneAmounts earlier = new UndoneAmounts(before, 0);
        return split.returned(party -> proportion, earlier, earlier.plusRefund(refund), paid);
    }

    private static void requireWholeFeeBack(FeeSplit split, long amount, List<Long> refunds) {
        long[] back = new long[PARTS.size()];
        long before = 0;
        for (long refund : refunds) {
            FeeSplit returned = refunded(split, before, refund, amount);
            for (int part = 0; part < back.length; part++) {
                back[part] += PARTS.get(part).applyAsLong(returned);
            }
            before += refund;
        }
        for (int part = 0; part < back.length; part++) {
            if (back[part] != -PARTS.get(part).applyAsLong(split)) {
                fail("part %d of %s: refunds of %s return %d", part, split, refunds, back[part]);
            }
        }
    }

    private static List<FeeRule> rules(List<Terms> terms) {
        List<FeeRule> rules = new ArrayList<>();
        for (FeeParty party : FeeParty.values()) {
            rules.add(terms.get(party.ordinal()).rule(party));
        }
        return rules;
    }

    /** From one minor unit to ten million major ones, small ones as often as large ones. */
    private static long amount(Random random) {
        return 1 + (long) Math.floor(Math.pow(10, random.nextDouble() * 9));
    }

    private static List<Long> partition(Random random, long amount) {
        List<Long> refunds = new ArrayList<>();
        long rest = amount;
        while (rest > 0) {
            long refund = refunds.size() == 3 ? rest : 1 + Math.floorMod(random.nextLong(), rest);
            refunds.add(refund);
            rest -= refund;
        }
        return refunds;
    }

    /** The price of one party; the rate in millionths. */
    private record Terms(
            long rateMillionths,
            long fixed,
            @Nullable Long min,
            @Nullable Long max,
            RoundingMode rounding) {

        static Terms of(Random random) {
            Long min = random.nextInt(4) == 0 ? (long) random.nextInt(200) : null;
            Long max = random.nextInt(4) == 0 ? (min == null ? 0 : min) + random.nextInt(2000) : null;
            return new Terms(
                    random.nextInt(30_000),
                    random.nextInt(50),
                    min,
                    max,
                    ROUNDINGS.get(random.nextInt(ROUNDINGS.size())));
        }

        FeeRule rule(FeeParty party) {
            Price price = SampleRules.sum("0." + "%06d".formatted(rateMillionths), fixed, min, max, rounding);
            return SampleRules.rule(party.name(), party, SampleRules.any(), price);
        }

        long fee(long amount) {
            BigInteger[] share = BigInteger.valueOf(rateMillionths)
                    .multiply(BigInteger.valueOf(amount))
                    .divideAndRemainder(ONE);
            long fee = share[0].longValueExact() + (roundsUp(share[0], share[1]) ? 1 : 0) + fixed;
            fee = min != null && fee < min ? min : fee;
            return max != null && fee > max ? max : fee;
        }

        private boolean roundsUp(BigInteger whole, BigInteger rest) {
            int half = rest.shiftLeft(1).compareTo(ONE);
            return switch (rounding) {
                case UP -> rest.signum() > 0;
                case DOWN -> false;
                case HALF_UP -> half >= 0;
                case HALF_DOWN -> half > 0;
                case HALF_EVEN -> half > 0 || (half == 0 && whole.testBit(0));
                case CEILING, FLOOR, UNNECESSARY -> throw new IllegalArgumentException("no rounding of a fee");
            };
        }
    }
}

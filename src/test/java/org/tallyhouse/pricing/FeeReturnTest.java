package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeReturnTest {
    private static final long SEED = 13;
    private static final int PAYMENTS = 1_000_000;
    private static final int SEQUENCES = 100_000;
    private static final FeeReturn[] POLICIES = {FeeReturn.KEEP, FeeReturn.PROPORTION, FeeReturn.WHOLE};

    /** A fee of 1.00 on 3.00: what the next part gives back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            on refund  | on chargeback | refunded | charged back | refund | chargeback | back
            KEEP       | KEEP          | 0        | 0            | 300    | 0          | 0
            PROPORTION | KEEP          | 0        | 0            | 100    | 0          | -33
            PROPORTION | KEEP          | 100      | 0            | 100    | 0          | -34
            PROPORTION | KEEP          | 200      | 0            | 100    | 0          | -33
            WHOLE      | KEEP          | 0        | 0            | 1      | 0          | -100
            WHOLE      | KEEP          | 1        | 0            | 299    | 0          | 0
            KEEP       | PROPORTION    | 0        | 0            | 0      | 150        | -50
            KEEP       | WHOLE         | 300      | 0            | 0      | 10         | -100
            PROPORTION | WHOLE         | 100      | 0            | 0      | 300        | -67
            WHOLE      | WHOLE         | 10       | 0            | 0      | 300        | 0
            PROPORTION | PROPORTION    | 200      | 100          | 100    | 0          | 0
            """)
    void aPartGivesBackWhatItsPolicySaysAndNeverMoreThanIsLeft(
            FeeReturn onRefund,
            FeeReturn onChargeback,
            long refunded,
            long chargedBack,
            long refund,
            long chargeback,
            long back) {
        FeeReturn.Terms terms = new FeeReturn.Terms(onRefund, onChargeback, FeeReturn.KEEP);
        UndoneAmounts before = new UndoneAmounts(refunded, chargedBack);
        UndoneAmounts after = new UndoneAmounts(refunded + refund, chargedBack + chargeback);

        assertThat(new FeeSplit(100, 0, 0, 0, 0, 0)
                        .returned(party -> terms, before, after, 300)
                        .merchantFeeMinor())
                .isEqualTo(back);
        assertThat(new FeeSplit(0, 0, -100, 0, 0, 0)
                        .returned(party -> terms, before, after, 300)
                        .issuerMinor())
                .isEqualTo(-back);
    }

    @Test
    void aReversalGivesBackTheChargebacksFeeWhereTheRuleSaysSo() {
        FeeReturn.Terms whole = new FeeReturn.Terms(FeeReturn.KEEP, FeeReturn.KEEP, FeeReturn.WHOLE);
        FeeReturn.Terms keep = FeeReturn.Terms.USUAL;

        assertThat(new FeeSplit(2000, 0, 0, 500, 0, 0).reversed(party -> party == FeeParty.MERCHANT ? whole : keep))
                .isEqualTo(new FeeSplit(-2000, 0, 0, 0, 0, 0));
    }

    /** I5: whatever order refunds and chargebacks come in, their sum is what the policies say of the end. */
    @Test
    void partsInAnyOrderComeToWhatThePoliciesSay() {
        Random random = new Random(SEED);
        for (int i = 0; i < PAYMENTS; i++) {
            long paid = 1 + random.nextInt(100_000);
            long fee = random.nextInt(2001) - 500;
            FeeReturn onRefund = POLICIES[random.nextInt(3)];
            FeeReturn onChargeback = POLICIES[random.nextInt(3)];
            FeeReturn.Terms terms = new FeeReturn.Terms(onRefund, onChargeback, FeeReturn.KEEP);
            FeeSplit split = new FeeSplit(0, 0, 0, 0, 0, fee);
            UndoneAmounts undone = new UndoneAmounts(0, 0);
            long back = 0;
            for (int part = 0; part < 4; part++) {
                UndoneAmounts next = next(random, undone, paid, part);
                if (!next.equals(undone)) {
                    back -= split.returned(party -> terms, undone, next, paid).agentMinor();
                    undone = next;
                }
            }
            long expected = expected(fee, onRefund, undone.refundedMinor(), paid)
                    + expected(fee, onChargeback, undone.chargedBackMinor(), paid);
            expected = Math.abs(expected) > Math.abs(fee) ? fee : expected;
            if (back != expected) {
                fail("fee %d of %d, %s, %s: %d came back, not %d", fee, paid, terms, undone, back, expected);
            }
        }
    }

    private static UndoneAmounts next(Random random, UndoneAmounts undone, long paid, int part) {
        boolean refund = random.nextBoolean();
        long left = paid - (refund ? undone.refundedMinor() : undone.chargedBackMinor());
        long amount = part == 3 ? left : Math.floorMod(random.nextLong(), left + 1);
        return refund ? undone.plusRefund(amount) : undone.plusChargeback(amount);
    }

    /** What has come back so far grows with every part, in the fee's direction, and never passes the fee. */
    @Test
    void noPartTakesBackWhatCameBackAndNoSumPassesTheFee() {
        Random random = new Random(SEED);
        for (int i = 0; i < SEQUENCES; i++) {
            long paid = 1 + random.nextInt(1_000);
            long fee = random.nextInt(201) - 100;
            FeeReturn.Terms terms =
                    new FeeReturn.Terms(POLICIES[random.nextInt(3)], POLICIES[random.nextInt(3)], FeeReturn.KEEP);
            FeeSplit split = new FeeSplit(fee, 0, 0, 0, 0, 0);
            UndoneAmounts undone = new UndoneAmounts(0, 0);
            long left = fee;
            for (int part = 0; part < 8; part++) {
                UndoneAmounts next = next(random, undone, paid, part);
                if (next.equals(undone)) {
                    continue;
                }
                long back = -split.returned(party -> terms, undone, next, paid).merchantFeeMinor();
                if (back != 0 && Long.signum(back) != Long.signum(fee) || Math.abs(back) > Math.abs(left)) {
                    fail("fee %d of %d, %s: %d of %d came back from %s", fee, paid, terms, back, left, undone);
                }
                left -= back;
                undone = next;
            }
        }
    }

    /** The products of fee and amount are far beyond a long, and their quotients are not. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            fee,                  refunded,            paid,                back
            9223372036854775807,  1,                   9223372036854775807, -1
            9223372036854775807,  9223372036854775807, 9223372036854775807, -9223372036854775807
            9223372036854775807,  4611686018427387903, 9223372036854775807, -4611686018427387903
            1000000000000000,     1,                   3,                   -333333333333333
            1000000000000000,     2,                   3,                   -666666666666667
            -1,                   1,                   2,                   1
            -1,                   1,                   3,                   0
            1,                    1,                   2,                   -1
            1,                    499,                 1000,                0
            1,                    500,                 1000,                -1
            0,                    500,                 1000,                0
            """)
    void aShareOfTheFeeIsExactUntilItIsRounded(long fee, long refunded, long paid, long back) {
        FeeReturn.Terms terms = FeeReturn.Terms.USUAL.of(FeeReturn.PROPORTION);

        assertThat(new FeeSplit(fee, 0, 0, 0, 0, 0)
                        .returned(party -> terms, new UndoneAmounts(0, 0), new UndoneAmounts(refunded, 0), paid)
                        .merchantFeeMinor())
                .isEqualTo(back);
    }

    /** Half up away from zero, in whole numbers. */
    private static long expected(long fee, FeeReturn policy, long undone, long paid) {
        return switch (policy) {
            case KEEP -> 0;
            case WHOLE -> undone > 0 ? fee : 0;
            case PROPORTION -> Long.signum(fee) * ((2 * Math.abs(fee) * undone + paid) / (2 * paid));
            case AS_MERCHANT -> throw new IllegalArgumentException("no policy");
        };
    }
}

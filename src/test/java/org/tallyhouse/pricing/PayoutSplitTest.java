package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutSplitTest {

    /** 1000.00 at 0.5 %; the network takes 0.3 %, of which the issuer gets a part. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            bearer, issuer share, debited, received, leaves channel, margin
            BENEFICIARY, 0, 100000, 99500, 99800, 200
            BENEFICIARY, 100, 100000, 99500, 99800, 200
            BENEFICIARY, 300, 100000, 99500, 99800, 200
            MERCHANT, 100, 100500, 100000, 100300, 200
            PLATFORM, 100, 100000, 100000, 100300, -300
            """)
    void whoBearsTheFeeDecidesWhoGetsLess(
            FeeBearer bearer, long issuer, long debited, long received, long leavesChannel, long margin) {
        FeeSplit fee = fee(500, issuer, 300 - issuer, bearer);

        assertThat(PayoutSplit.of(1000_00, fee))
                .isEqualTo(new PayoutSplit(debited, received, leavesChannel, 0, margin));
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "100, 101", "0, 0"})
    void aBeneficiaryIsLeftSomething(long amount, long fee) {
        FeeSplit borne = fee(fee, 0, 0, FeeBearer.BENEFICIARY);

        assertThatThrownBy(() -> PayoutSplit.of(amount, borne))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a payout of %d cannot bear a fee of %d", amount, fee);
    }

    /** One unit is enough; a fee of nothing, a rebate and a large agent's part are fees like others. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            amount, merchant, beneficiary, issuer, agent, debited, received, leaves channel, margin
            100,    0,        99,          0,      0,     100,     1,        1,              99
            1,      0,        0,           0,      0,     1,       1,        1,              0
            1,      5,        0,           0,      0,     6,       1,        1,              5
            100,    -5,       0,           0,      0,     95,      100,      100,            -5
            100,    0,        10,          3,      20,    100,     90,       93,             -13
            100,    10,       0,           -3,     0,     110,     100,      97,             13
            """)
    void everyUnitDebitedGoesSomewhere(
            long amount,
            long merchant,
            long beneficiary,
            long issuer,
            long agent,
            long debited,
            long received,
            long leavesChannel,
            long margin) {
        assertThat(PayoutSplit.of(amount, new FeeSplit(merchant, beneficiary, issuer, 0, 0, agent)))
                .isEqualTo(new PayoutSplit(debited, received, leavesChannel, agent, margin));
    }

    @Test
    void anOverflowIsAnErrorAndNoWrap() {
        FeeSplit charged = new FeeSplit(1, 0, 0, 0, 0, 0);
        FeeSplit cost = new FeeSplit(0, 0, 1, 0, 0, 0);

        assertThatThrownBy(() -> PayoutSplit.of(Long.MAX_VALUE, charged)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> PayoutSplit.of(Long.MAX_VALUE, cost)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new PayoutSplit(Long.MIN_VALUE, 0, Long.MAX_VALUE, 0, 1))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new PayoutSplit(Long.MIN_VALUE, 0, 0, Long.MAX_VALUE, 1))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aSplitThatDoesNotSumIsNone() {
        assertThatThrownBy(() -> new PayoutSplit(1000, 995, 998, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("I5");
    }

    /** Of 1000 debited, each part in turn one too little and one too much. */
    @ParameterizedTest
    @CsvSource({"997, 1, 1", "999, 1, 1", "998, 0, 1", "998, 2, 1", "998, 1, 0", "998, 1, 2"})
    void oneUnitTooFewOrTooManyIsTold(long leavesChannel, long agent, long margin) {
        assertThatThrownBy(() -> new PayoutSplit(1000, 995, leavesChannel, agent, margin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("I5: a payout of 1000 is not the sum of its parts");
    }

    private static FeeSplit fee(long merchant, long issuer, long network, FeeBearer bearer) {
        return FeeSplit.of(
                Map.of(FeeParty.MERCHANT, merchant, FeeParty.ISSUER, issuer, FeeParty.NETWORK, network), bearer);
    }
}

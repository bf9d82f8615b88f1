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

    @Test
    void aSplitThatDoesNotSumIsNone() {
        assertThatThrownBy(() -> new PayoutSplit(1000, 995, 998, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("I5");
    }

    private static FeeSplit fee(long merchant, long issuer, long network, FeeBearer bearer) {
        return FeeSplit.of(
                Map.of(FeeParty.MERCHANT, merchant, FeeParty.ISSUER, issuer, FeeParty.NETWORK, network), bearer);
    }
}

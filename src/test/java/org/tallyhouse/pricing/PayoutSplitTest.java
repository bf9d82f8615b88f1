package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.pricing.PayoutSplit.Bearer;

class PayoutSplitTest {

    /** 1000.00 at 0.5 %; the network takes 0.3 %, of which the issuer gets a part. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            bearer, issuer share, debited, received, leaves channel, network, issuer, margin
            BENEFICIARY, 0, 100000, 99500, 99800, 300, 0, 200
            BENEFICIARY, 100, 100000, 99500, 99800, 200, 100, 200
            BENEFICIARY, 300, 100000, 99500, 99800, 0, 300, 200
            MERCHANT, 100, 100500, 100000, 100300, 200, 100, 200
            PLATFORM, 100, 100000, 100000, 100300, 200, 100, -300
            """)
    void whoBearsTheFeeDecidesWhoGetsLess(
            Bearer bearer,
            long issuerShare,
            long debited,
            long received,
            long leavesChannel,
            long network,
            long issuer,
            long margin) {
        assertThat(PayoutSplit.of(1000_00, 5_00, 3_00, issuerShare, bearer))
                .isEqualTo(new PayoutSplit(debited, received, leavesChannel, network, issuer, margin));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, 3, 1, MERCHANT",
        "100, -1, 3, 1, MERCHANT",
        "100, 5, 3, -1, MERCHANT",
        "100, 5, 3, 4, MERCHANT",
        "100, 100, 3, 1, BENEFICIARY"
    })
    void partsThatCannotBeAreRefused(long amount, long fee, long network, long issuer, Bearer bearer) {
        assertThatThrownBy(() -> PayoutSplit.of(amount, fee, network, issuer, bearer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a payout of " + amount);
    }

    @ParameterizedTest
    @CsvSource({"1001, 995, 998", "1000, 996, 998", "1000, 995, 999"})
    void aSplitThatDoesNotSumIsNone(long debited, long received, long leaves) {
        assertThatThrownBy(() -> new PayoutSplit(debited, received, leaves, 2, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("I5");
    }
}

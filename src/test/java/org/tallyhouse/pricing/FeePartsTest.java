package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.pricing.FeeReturn.Terms;

/** The parts of a split, their sums, and what a reversal gives back: which part is whose. */
class FeePartsTest {
    private static final FeeSplit SPLIT = new FeeSplit(1, 20, 300, 4_000, 50_000, 600_000);
    private static final Terms WHOLE = new Terms(FeeReturn.KEEP, FeeReturn.KEEP, FeeReturn.WHOLE);

    @ParameterizedTest
    @CsvSource({"MERCHANT, 1, 0", "BENEFICIARY, 0, 1", "PLATFORM, 0, 0"})
    void theMerchantsPriceIsAskedOfWhoBearsIt(FeeBearer bearer, long ofMerchant, long ofBeneficiary) {
        Map<FeeParty, Long> parts = new EnumMap<>(FeeParty.class);
        for (FeeParty party : FeeParty.values()) {
            parts.put(party, party == FeeParty.MERCHANT ? 1 : SPLIT.part(party));
        }

        assertThat(FeeSplit.of(parts, bearer))
                .isEqualTo(new FeeSplit(ofMerchant, ofBeneficiary, 300, 4_000, 50_000, 600_000));
    }

    @Test
    void whatIsChargedIsTheChannelsTheAgentsAndOurs() {
        assertThat(SPLIT.chargedMinor()).isEqualTo(21);
        assertThat(SPLIT.channelCostMinor()).isEqualTo(54_300);
        assertThat(SPLIT.marginMinor()).isEqualTo(21 - 54_300 - 600_000);
    }

    @Test
    void splitsAreAddedPartByPart() {
        assertThat(SPLIT.plus(new FeeSplit(-1, 2, -3, 4, -5, 6)))
                .isEqualTo(new FeeSplit(0, 22, 297, 4_004, 49_995, 600_006));
        assertThat(SPLIT.plus(FeeSplit.NONE)).isEqualTo(SPLIT);
    }

    @Test
    void anOverflowOfAnySumIsAnErrorAndNoWrap() {
        long most = Long.MAX_VALUE;
        List<ThrowingCallable> sums = List.of(
                new FeeSplit(most, 1, 0, 0, 0, 0)::chargedMinor,
                new FeeSplit(0, 0, most, 0, 1, 0)::channelCostMinor,
                new FeeSplit(-1, 0, 0, most, 0, 1)::marginMinor,
                new FeeSplit(most, 0, 0, 0, 0, -1)::marginMinor,
                () -> new FeeSplit(most, 0, 0, 0, 0, 0).plus(SPLIT),
                () -> new FeeSplit(0, most, 0, 0, 0, 0).plus(SPLIT),
                () -> new FeeSplit(0, 0, 0, 0, 0, most).plus(SPLIT));

        assertThat(sums).allSatisfy(sum -> assertThatThrownBy(sum).isInstanceOf(ArithmeticException.class));
    }

    /** Each party by its own rule; rebates come back as well. A beneficiary is none of a chargeback's. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            whole,    merchant, issuer, network, acquirer, agent
            MERCHANT, -2000,    0,      0,       0,        0
            ISSUER,   0,        -300,   0,       0,        0
            NETWORK,  0,        0,      50,      0,        0
            ACQUIRER, 0,        0,      0,       -500,     0
            AGENT,    0,        0,      0,       0,        -7
            """)
    void aReversalGivesBackWholePartsOrNothing(
            FeeParty whole, long merchant, long issuer, long network, long acquirer, long agent) {
        FeeSplit chargeback = new FeeSplit(2000, 0, 300, -50, 500, 7);

        assertThat(chargeback.reversed(party -> party == whole ? WHOLE : Terms.USUAL))
                .isEqualTo(new FeeSplit(merchant, 0, issuer, network, acquirer, agent));
    }
}

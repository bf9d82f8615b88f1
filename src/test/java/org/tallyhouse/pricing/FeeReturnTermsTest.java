package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.pricing.FeeReturn.Terms;

/** Which terms there are, and of what undoing they may be asked. */
class FeeReturnTermsTest {
    private static final Terms FEE_STAYS = new Terms(FeeReturn.KEEP, FeeReturn.KEEP, FeeReturn.KEEP);

    /** Of a payment of 300: neither refunds nor chargebacks pass it, and something is undone by each step. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            refunded, charged back, then refunded, then charged back, fits
            0,        0,            1,             0,                 true
            0,        0,            0,             1,                 true
            0,        0,            300,           300,               true
            299,      300,          300,           300,               true
            0,        0,            0,             0,                 false
            300,      300,          300,           300,               false
            0,        0,            301,           0,                 false
            0,        0,            0,             301,               false
            301,      0,            301,           1,                 false
            0,        301,          1,             301,               false
            100,      0,            99,            0,                 false
            100,      0,            99,            300,               false
            0,        100,          300,           99,                false
            -1,       0,            0,             0,                 false
            0,        -1,           0,             0,                 false
            """)
    void whatIsUndoneGrowsUpToWhatWasPaid(
            long refunded, long chargedBack, long thenRefunded, long thenChargedBack, boolean fits) {
        UndoneAmounts before = new UndoneAmounts(refunded, chargedBack);
        UndoneAmounts after = new UndoneAmounts(thenRefunded, thenChargedBack);

        if (fits) {
            assertThat(FeeSplit.NONE.returned(party -> FEE_STAYS, before, after, 300))
                    .isEqualTo(FeeSplit.NONE);
        } else {
            assertThatThrownBy(() -> FeeSplit.NONE.returned(party -> FEE_STAYS, before, after, 300))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("%s and then %s do not fit a payment of 300", before, after);
        }
    }

    @Test
    void whatIsUndoneOverflowsWithAnError() {
        UndoneAmounts most = new UndoneAmounts(Long.MAX_VALUE, Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plusRefund(1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.plusChargeback(1)).isInstanceOf(ArithmeticException.class);
    }

    /** What a rule leaves to its merchant, the merchant's own terms say; what it says itself stands. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            on refund,   merchant's, then
            AS_MERCHANT, KEEP,       KEEP
            AS_MERCHANT, PROPORTION, PROPORTION
            KEEP,        PROPORTION, KEEP
            WHOLE,       KEEP,       WHOLE
            PROPORTION,  KEEP,       PROPORTION
            """)
    void theMerchantsTermsFillInWhatARuleLeavesToThem(FeeReturn onRefund, FeeReturn merchants, FeeReturn then) {
        Terms terms = new Terms(onRefund, FeeReturn.WHOLE, FeeReturn.WHOLE);

        assertThat(terms.of(merchants)).isEqualTo(new Terms(then, FeeReturn.WHOLE, FeeReturn.WHOLE));
    }

    @Test
    void termsThatAreNotFilledInReturnNothingAndSaySo() {
        FeeSplit split = new FeeSplit(100, 0, 0, 0, 0, 0);

        assertThatThrownBy(() ->
                        split.returned(party -> Terms.USUAL, new UndoneAmounts(0, 0), new UndoneAmounts(1, 0), 300))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the merchant's own terms are not filled in");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            on chargeback | on reversal | told
            AS_MERCHANT   | KEEP        | on_chargeback is none of KEEP, PROPORTION, WHOLE
            KEEP          | PROPORTION  | on_reversal is neither KEEP nor WHOLE
            KEEP          | AS_MERCHANT | on_reversal is neither KEEP nor WHOLE
            """)
    void termsThatAreNoneAreRefused(FeeReturn onChargeback, FeeReturn onReversal, String told) {
        assertThatThrownBy(() -> new Terms(FeeReturn.KEEP, onChargeback, onReversal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }
}

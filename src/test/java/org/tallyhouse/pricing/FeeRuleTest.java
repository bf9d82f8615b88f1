package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeRuleTest {

    /**
     * China: 发改价格[2016]557号, issuer debit 0.35 % at most 13.00, network 0.0325 % at most 3.25. US: 12 CFR
     * 235.3 and 235.4, 0.05 % + 0.21 + 0.01. Wallet: a bill prints 0.04 for 6.00 at 0.60 %. All in minor units.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rate     | fixed | min | max  | rounding  | amount  | fee
            # the debit cap: rate × amount reaches 13.00 between 3,714.28 and 3,714.29
            0.0035   | 0     |     |      | UP        | 371428  | 1300
            0.0035   | 0     |     |      | UP        | 371429  | 1301
            0.0035   | 0     |     | 1300 | UP        | 371429  | 1300
            0.0035   | 0     |     | 1300 | HALF_UP   | 371428  | 1300
            0.0035   | 0     |     | 1300 | HALF_UP   | 371285  | 1299
            0.0035   | 0     |     | 1300 | HALF_UP   | 5000000 | 1300
            # the credit rate has no cap
            0.0045   | 0     |     |      | HALF_UP   | 5000000 | 22500
            # the network cap: exactly 3.25 at 10,000.00
            0.000325 | 0     |     | 325  | DOWN      | 999999  | 324
            0.000325 | 0     |     | 325  | DOWN      | 1000000 | 325
            0.000325 | 0     |     |      | UP        | 1000001 | 326
            0.000325 | 0     |     | 325  | UP        | 1000001 | 325
            # US regulated debit on 50.00: 24.5 cents
            0.0005   | 22    |     |      | HALF_UP   | 5000    | 25
            0.0005   | 22    |     |      | HALF_EVEN | 5000    | 24
            0.0005   | 22    |     |      | HALF_DOWN | 5000    | 24
            # a wallet's bill
            0.006    | 0     |     |      | HALF_UP   | 600     | 4
            0.006    | 0     |     |      | DOWN      | 600     | 3
            # the rate is rounded before fixed is added, then min and max apply
            0.006    | 30    |     |      | UP        | 1       | 31
            0.006    | 30    | 100 |      | HALF_UP   | 600     | 100
            0.006    | 30    | 100 |      | HALF_UP   | 20000   | 150
            0.006    | 30    | 100 | 120  | HALF_UP   | 20000   | 120
            0        | 100   |     |      | HALF_UP   | 999999  | 100
            1        | 0     |     |      | HALF_UP   | 999999  | 999999
            0        | 0     | 5   | 5    | HALF_UP   | 1       | 5
            """)
    void pricesAnAmount(
            String rate,
            long fixed,
            @Nullable Long min,
            @Nullable Long max,
            RoundingMode rounding,
            long amount,
            long fee) {
        assertThat(SampleRules.price(rate, fixed, min, max, rounding).price(amount, RuleUsage.NONE))
                .isEqualTo(fee);
    }

    @Test
    void anOverflowIsAnErrorAndNoWrap() {
        FeeRule rule = SampleRules.price("1", 1, null, null, RoundingMode.HALF_UP);

        assertThatThrownBy(() -> rule.price(Long.MAX_VALUE, RuleUsage.NONE)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"-0.01, 0, , ", "0, -1, , ", "0, 0, -1, ", "0, 0, , -1", "0, 0, 5, 4"})
    void hasNoNegativePartAndNoMaxBelowMin(String rate, long fixed, @Nullable Long min, @Nullable Long max) {
        assertThatThrownBy(() -> SampleRules.price(rate, fixed, min, max, RoundingMode.HALF_UP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysHowAFeeComesAbout() {
        assertThat(SampleRules.price("0.003500", 0, null, 1300L, RoundingMode.HALF_UP)
                        .formula())
                .isEqualTo("0.0035 × amount (HALF_UP), max 13.00");
        assertThat(SampleRules.price("0.0005", 22, 5L, null, RoundingMode.HALF_EVEN)
                        .formula())
                .isEqualTo("0.0005 × amount (HALF_EVEN) + 0.22, min 0.05");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            bearer      | direction | formula
            MERCHANT    | PAYS      | 0.01 × amount (HALF_UP) + 0.22
            BENEFICIARY | PAYS      | 0.01 × amount (HALF_UP) + 0.22, borne by the BENEFICIARY
            PLATFORM    | PAYS      | 0.01 × amount (HALF_UP) + 0.22, borne by the PLATFORM
            MERCHANT    | RECEIVES  | a rebate of 0.01 × amount (HALF_UP) + 0.22
            """)
    void saysWhoBearsAFeeAndWhatIsARebate(FeeBearer bearer, FeeDirection direction, String formula) {
        assertThat(payout(bearer, direction, SampleRules.sum("0.01", 22, null, null, RoundingMode.HALF_UP))
                        .formula())
                .isEqualTo(formula);
    }

    /** A rebate is the fee with its sign turned: rounded, limited and free as that is. */
    @ParameterizedTest
    @CsvSource({"50, 0, -1", "49, 0, 0", "150, 0, -2", "10, 5, -5", "5000, 5, -20", "0, 0, 0"})
    void aRebateIsTheFeeWithItsSignTurned(long amount, long fixed, long fee) {
        Price price = SampleRules.sum("0.01", fixed, null, 20L, RoundingMode.HALF_UP);

        assertThat(payout(FeeBearer.MERCHANT, FeeDirection.RECEIVES, price).price(amount, RuleUsage.NONE))
                .isEqualTo(fee);
        assertThat(payout(FeeBearer.MERCHANT, FeeDirection.PAYS, price).price(amount, RuleUsage.NONE))
                .isEqualTo(-fee);
    }

    /** 1 % + 0.22: of 22 units nothing is left, of 23 one unit. */
    @ParameterizedTest
    @CsvSource({
        "BENEFICIARY, 1, false",
        "BENEFICIARY, 22, false",
        "BENEFICIARY, 23, true",
        "MERCHANT, 1, true",
        "PLATFORM, 1, true"
    })
    void aBeneficiaryWhoBearsTheFeeIsLeftSomething(FeeBearer bearer, long amount, boolean left) {
        FeeRule rule = payout(bearer, FeeDirection.PAYS, SampleRules.sum("0.01", 22, null, null, RoundingMode.HALF_UP));

        assertThat(rule.leavesBeneficiary(amount)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"1, RULE", "2, RULE version 2", "12, RULE version 12"})
    void isNamedWithItsVersionAfterTheFirst(int version, String name) {
        assertThat(SampleRules.version(SampleRules.of("RULE", FeeParty.MERCHANT, "0.01"), version)
                        .name())
                .isEqualTo(name);
    }

    /** The volume of a month is that of its payments and payouts, known in their order; these have no place in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            type       | bearer      | free count | told
            CHARGEBACK | MERCHANT    | 3          | a price by the month's volume is not for a CHARGEBACK
            CHARGEBACK | MERCHANT    |            | a price by the month's volume is not for a CHARGEBACK
            PAYOUT     | BENEFICIARY | 3          | a price by the month's volume is not for a BENEFICIARY
            PAYOUT     | BENEFICIARY |            | a price by the month's volume is not for a BENEFICIARY
            """)
    void aPriceByTheMonthsVolumeIsRefusedWhereThereIsNone(
            String type, FeeBearer bearer, @Nullable Long freeCount, String told) {
        Rates rates =
                freeCount == null ? SampleRules.tiers(VolumeTiers.Mode.WHOLE, "0:0.01") : SampleRules.flat("0.01");
        FreeQuota free = new FreeQuota(freeCount, null);
        Price price = new Price(Price.Kind.SUM, rates, 0, FeeLimits.NONE, free, RoundingMode.HALF_UP);

        assertThatThrownBy(() -> rule(type, FeeParty.MERCHANT, bearer, FeeDirection.PAYS, price))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(told);
    }

    @ParameterizedTest
    @CsvSource({
        "MERCHANT, RECEIVES, PLATFORM",
        "MERCHANT, RECEIVES, BENEFICIARY",
        "ISSUER, PAYS, PLATFORM",
        "AGENT, PAYS, BENEFICIARY"
    })
    void aBearerOfAnyOtherFeeIsRefused(FeeParty party, FeeDirection direction, FeeBearer bearer) {
        Price price = SampleRules.sum("0.01", 0, null, null, RoundingMode.HALF_UP);

        assertThatThrownBy(() -> rule("PAYOUT", party, bearer, direction, price))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has a bearer, which only a fee that the MERCHANT PAYS has");
    }

    private static FeeRule payout(FeeBearer bearer, FeeDirection direction, Price price) {
        return rule("PAYOUT", FeeParty.MERCHANT, bearer, direction, price);
    }

    private static FeeRule rule(String type, FeeParty party, FeeBearer bearer, FeeDirection direction, Price price) {
        return new FeeRule(
                "RULE",
                1,
                party,
                direction,
                0,
                new RuleMatch(type, "CNY", "", "", "", "", "", "", "", AmountBand.ANY),
                price,
                bearer,
                FeeReturn.Terms.USUAL,
                SampleRules.NEW_YEAR,
                null);
    }
}

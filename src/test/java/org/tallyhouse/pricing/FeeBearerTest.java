package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallyhouse.pricing.FeeReturn.Terms;

/** Whoever bears the fee, a split sums, and refunds return what their policy says of what was asked. */
class FeeBearerTest {
    private static final long SEED = 20261123;
    private static final int SPLITS = 100_000;
    private static final List<FeeReturn> POLICIES = List.of(FeeReturn.KEEP, FeeReturn.PROPORTION, FeeReturn.WHOLE);

    @ParameterizedTest
    @EnumSource
    void everyCentOfAPayoutGoesToSomebody(FeeBearer bearer) {
        Random random = new Random(SEED);
        for (int i = 0; i < SPLITS; i++) {
            long amount = 2_00 + amount(random);
            long price = 1_00 + part(random, amount, 50);
            long issuer = part(random, amount, 20);
            long network = part(random, amount, 20);
            long agent = part(random, amount, 20);
            FeeSplit fee = new FeeRules(List.of(
                            SampleRules.borneBy(fixed("PAYOUT", FeeParty.MERCHANT, price), bearer),
                            fixed("PAYOUT", FeeParty.ISSUER, issuer),
                            fixed("PAYOUT", FeeParty.NETWORK, network),
                            fixed("PAYOUT", FeeParty.AGENT, agent)))
                    .split(SampleRules.transaction("PAYOUT", "CNY", amount, SampleRules.DATE));

            PayoutSplit split = PayoutSplit.of(amount, fee);

            long debited = bearer == FeeBearer.MERCHANT ? amount + price : amount;
            long received = bearer == FeeBearer.BENEFICIARY ? amount - price : amount;
            long margin = (bearer == FeeBearer.PLATFORM ? 0 : price) - issuer - network - agent;
            if (!split.equals(new PayoutSplit(debited, received, received + issuer + network, agent, margin))
                    || split.debitedMinor() != received + issuer + network + agent + split.marginMinor()) {
                fail("%s is not how %d is paid out where the %s bears %d", split, amount, bearer, price);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MERCHANT", "PLATFORM"})
    void refundsInAnyPartsReturnWhatThePolicySays(FeeBearer bearer) {
        Random random = new Random(SEED);
        for (int i = 0; i < SPLITS; i++) {
            long amount = amount(random);
            long price = part(random, amount, 50);
            long issuer = part(random, amount, 50);
            FeeReturn ofMerchant = POLICIES.get(random.nextInt(POLICIES.size()));
            FeeReturn ofIssuer = POLICIES.get(random.nextInt(POLICIES.size()));
            FeeSplit fee = new FeeRules(List.of(
                            SampleRules.borneBy(fixed("PAYMENT", FeeParty.MERCHANT, price), bearer),
                            fixed("PAYMENT", FeeParty.ISSUER, issuer)))
                    .split(SampleRules.paymentOf(amount));
            FeeSplit returned = FeeSplit.NONE;
            UndoneAmounts undone = new UndoneAmounts(0, 0);
            for (int part = 0; part < 4 && undone.refundedMinor() < amount; part++) {
                UndoneAmounts more =
                        undone.plusRefund(1 + Math.floorMod(random.nextLong(), amount - undone.refundedMinor()));
                returned = returned.plus(fee.returned(
                        party -> Terms.USUAL.of(party == FeeParty.MERCHANT ? ofMerchant : ofIssuer),
                        undone,
                        more,
                        amount));
                undone = more;
            }
            long asked = bearer == FeeBearer.MERCHANT ? price : 0;
            long merchantBack = back(ofMerchant, asked, undone.refundedMinor(), amount);
            long issuerBack = back(ofIssuer, issuer, undone.refundedMinor(), amount);
            if (!returned.equals(new FeeSplit(-merchantBack, 0, -issuerBack, 0, 0, 0))
                    || returned.marginMinor() != issuerBack - merchantBack) {
                fail("%d of %d refunded returns %s of %s", undone.refundedMinor(), amount, returned, fee);
            }
        }
    }

    private static long back(FeeReturn policy, long fee, long refunded, long paid) {
        return switch (policy) {
            case KEEP, AS_MERCHANT -> 0;
            case WHOLE -> fee;
            case PROPORTION ->
                BigDecimal.valueOf(fee)
                        .multiply(BigDecimal.valueOf(refunded))
                        .divide(BigDecimal.valueOf(paid), 0, RoundingMode.HALF_UP)
                        .longValueExact();
        };
    }

    @Test
    void onlyAFeeThatTheMerchantPaysHasAnotherBearer() {
        assertThatThrownBy(() -> SampleRules.borneBy(fixed("PAYOUT", FeeParty.AGENT, 100), FeeBearer.PLATFORM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has a bearer, which only a fee that the MERCHANT PAYS has");
    }

    @ParameterizedTest
    @CsvSource({"PAYMENT", "CHARGEBACK"})
    void onlyAPayoutHasABeneficiary(String type) {
        assertThatThrownBy(() -> SampleRules.borneBy(fixed(type, FeeParty.MERCHANT, 100), FeeBearer.BENEFICIARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is borne by a BENEFICIARY, whom only a PAYOUT has");
    }

    private static FeeRule fixed(String type, FeeParty party, long fee) {
        RuleMatch match = new RuleMatch(type, "CNY", "", "", "", "", "", "", "", AmountBand.ANY);
        return SampleRules.rule(
                party.name(), party, match, SampleRules.sum("0", fee, null, null, RoundingMode.HALF_UP));
    }

    private static long amount(Random random) {
        return 1 + (long) Math.floor(Math.pow(10, random.nextDouble() * 9));
    }

    /** Up to so many thousandths. */
    private static long part(Random random, long amount, int thousandths) {
        return Math.floorMod(random.nextLong(), amount * thousandths / 1000 + 1);
    }
}

package org.tallyhouse.settlement.netting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The netting rule. Minor units; pending is the due transactions' effect, available what the account has. */
public class SettlementTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 2, 14);
    public static final SettlementAgreement NOTHING = SettlementAgreement.nothing("M001", "CNY");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rule | pending | due | fee | carried | dues | available | net | carried on | collected | still due
            a plain day | 10000 | 0 | 60 | 0 | 0 | 10000 | 9940 | 0 | 60 | 0
            nothing at all | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
            newer sales stay | 10000 | 0 | 60 | 0 | 0 | 25000 | 9940 | 0 | 60 | 0
            newer refunds drew on it | 10000 | 0 | 60 | 0 | 0 | 4000 | 3940 | 6000 | 60 | 0
            newer refunds left the dues | 10000 | 0 | 60 | 0 | 0 | 60 | 0 | 9940 | 60 | 0
            newer refunds left too little | 10000 | 0 | 60 | 0 | 0 | 59 | 0 | 9940 | 0 | 60
            newer refunds left nothing | 10000 | 0 | 60 | 0 | 0 | 0 | 0 | 9940 | 0 | 60
            an overdrawn account has nothing | 10000 | 0 | 60 | 0 | 0 | -500 | 0 | 9940 | 0 | 60
            a refund drew on newer money | -3000 | 0 | 0 | 0 | 0 | 5000 | 0 | -3000 | 0 | 0
            a negative net is carried with its fee | 1000 | 0 | 6 | -3000 | 0 | 0 | 0 | -2006 | 0 | 6
            a carried debt is paid | 5000 | 0 | 30 | -2006 | 6 | 3000 | 2964 | 0 | 36 | 0
            carried money is paid | 0 | 0 | 0 | 6000 | 0 | 6000 | 6000 | 0 | 0 | 0
            carried money and its dues | 0 | 0 | 0 | 9940 | 60 | 10000 | 9940 | 0 | 60 | 0
            a chargeback shortfall is collected | 10000 | -2000 | 60 | 0 | 0 | 10000 | 7940 | 0 | 2060 | 0
            a shortfall above the sales waits | 1000 | -2000 | 6 | 0 | 0 | 1000 | 0 | -1006 | 0 | 2006
            fees exactly eat the sales | 60 | 0 | 60 | 0 | 0 | 60 | 0 | 0 | 60 | 0
            fees are given back | 1000 | 0 | -5 | 0 | 0 | 1000 | 1005 | 0 | -5 | 0
            fees given back outweigh a refund | -3 | 0 | -5 | 0 | 0 | 100 | 2 | 0 | -5 | 0
            fees given back do not outweigh it | -1000 | 0 | -5 | 0 | 0 | 5000 | 0 | -995 | 0 | -5
            """)
    void netsWhatIsDueAsFarAsThePendingAccountReaches(
            String rule,
            long pending,
            long due,
            long fee,
            long carried,
            long dues,
            long available,
            long net,
            long carriedOn,
            long collected,
            long stillDue) {
        Settlement settlement = Settlement.of(due(pending, due, fee, carried, dues), NOTHING, NIGHT, NIGHT, available);
        assertThat(settlement)
                .extracting("netMinor", "carriedClosingMinor", "duesCollectedMinor", "duesClosingMinor")
                .containsExactly(net, carriedOn, collected, stillDue);
        assertThat(net + carriedOn + collected + stillDue)
                .as("net, carried and dues account for all that was pending")
                .isEqualTo(pending + carried + dues);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10000, 10000, SETTLED
            10000, 4000, SETTLED
            10000, 0, CARRIED
            -3000, 5000, CARRIED
            0, 0, SETTLED
            """)
    void isCarriedOnlyIfAllOfItIs(long pending, long available, String status) {
        assertThat(Settlement.of(due(pending, 0, 0, 0, 0), NOTHING, NIGHT, NIGHT, available)
                        .status())
                .isEqualTo(status);
    }

    /** unheld are payments of carried settlements; pending is all payments. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rule | minimum | rate | back | pending | fee | carried | dues | unheld | available | net | carried on | dues on | held | released | unheld on
            below the minimum | 10000 | 0 | 0 | 9999 | 0 | 0 | 0 | 0 | 9999 | 0 | 9999 | 0 | 0 | 0 | 0
            the minimum itself | 10000 | 0 | 0 | 10000 | 0 | 0 | 0 | 0 | 10000 | 10000 | 0 | 0 | 0 | 0 | 0
            what was carried counts | 10000 | 0 | 0 | 1 | 0 | 9999 | 0 | 0 | 10000 | 10000 | 0 | 0 | 0 | 0 | 0
            the fee does not | 10000 | 0 | 0 | 10000 | 60 | 0 | 0 | 0 | 10000 | 0 | 9940 | 60 | 0 | 0 | 0
            nothing left is no small amount | 10000 | 0 | 0 | 60 | 60 | 0 | 0 | 0 | 60 | 0 | 0 | 0 | 0 | 0 | 0
            a share is kept back | 0 | 0.05 | 0 | 10000 | 60 | 0 | 0 | 0 | 10000 | 9440 | 0 | 0 | 500 | 0 | 0
            half a unit rounds up | 0 | 0.05 | 0 | 10010 | 0 | 0 | 0 | 0 | 10010 | 9509 | 0 | 0 | 501 | 0 | 0
            the sum is rounded, not each | 0 | 0.05 | 0 | 10 | 0 | 0 | 0 | 30 | 10 | 8 | 0 | 0 | 2 | 0 | 0
            an old share comes back | 0 | 0.05 | 300 | 10000 | 60 | 0 | 0 | 0 | 10000 | 9740 | 0 | 0 | 500 | 300 | 0
            it comes back without sales | 0 | 0 | 300 | 0 | 0 | 0 | 0 | 0 | 0 | 300 | 0 | 0 | 0 | 300 | 0
            it pays a debt | 0 | 0 | 300 | 0 | 0 | -200 | 0 | 0 | 0 | 100 | 0 | 0 | 0 | 300 | 0
            it pays a larger debt in part | 0 | 0 | 300 | 0 | 0 | -400 | 0 | 0 | 0 | 0 | -100 | 0 | 0 | 300 | 0
            of a debt the dues first | 0 | 0 | 300 | 0 | 0 | -400 | 600 | 0 | 200 | 0 | -100 | 300 | 0 | 300 | 0
            then what pending lacks | 0 | 0 | 300 | 0 | 0 | -400 | 100 | 0 | 0 | 0 | -100 | 0 | 0 | 300 | 0
            a debt before a new share | 0 | 0.50 | 300 | 1000 | 1200 | 0 | 0 | 0 | 1000 | 0 | 100 | 900 | 0 | 300 | 1000
            no debt, below the minimum, it waits | 10000 | 0 | 300 | 0 | 0 | 100 | 0 | 0 | 100 | 0 | 100 | 0 | 0 | 0 | 0
            the share waits for money | 0 | 0.50 | 0 | 1000 | 600 | 0 | 0 | 0 | 1000 | 0 | 400 | 600 | 0 | 0 | 1000
            and is held of all later | 0 | 0.50 | 0 | 5000 | 30 | 400 | 600 | 1000 | 6000 | 2370 | 0 | 0 | 3000 | 0 | 0
            too little within reach for it | 0 | 0.50 | 0 | 1000 | 0 | 0 | 0 | 0 | 499 | 0 | 1000 | 0 | 0 | 0 | 1000
            just enough within reach | 0 | 0.50 | 0 | 1000 | 0 | 0 | 0 | 0 | 500 | 0 | 500 | 0 | 500 | 0 | 0
            terms that ended hold nothing | 0 | 0 | 0 | 1000 | 0 | 0 | 0 | 700 | 1000 | 1000 | 0 | 0 | 0 | 0 | 0
            """)
    void keepsToWhatWasAgreed(
            String rule,
            long minimum,
            BigDecimal rate,
            long back,
            long pending,
            long fee,
            long carried,
            long dues,
            long unheld,
            long available,
            long net,
            long carriedOn,
            long duesOn,
            long held,
            long released,
            long unheldOn) {
        SettlementAgreement agreed = new SettlementAgreement("M001", "CNY", minimum, rate, rate.signum(), back);
        DueAmounts amounts = new DueAmounts(
                "M001", "CNY", NIGHT, 1, pending, 0, 0, 0, 0, 0, fee, pending, 0, 1, carried, dues, unheld, null);

        Settlement settlement = Settlement.of(amounts, agreed, NIGHT, NIGHT, available);

        assertThat(settlement)
                .extracting(
                        "netMinor",
                        "carriedClosingMinor",
                        "duesClosingMinor",
                        "reserveHeldMinor",
                        "reserveReleasedMinor",
                        "reserveUnheldMinor")
                .containsExactly(net, carriedOn, duesOn, held, released, unheldOn);
        assertThat(net).as("I6").isEqualTo(pending - fee - held + released + carried - carriedOn);
        assertThat(settlement.fromPendingMinor())
                .isEqualTo(net + settlement.duesCollectedMinor() + settlement.toReserveMinor())
                .isLessThanOrEqualTo(available);
    }

    public static DueAmounts due(long pending, long due, long fee, long carried, long dues) {
        return new DueAmounts(
                "M001", "CNY", NIGHT, 1, pending, 0, 0, 0, 0, 0, fee, pending, due, 1, carried, dues, 0, null);
    }
}

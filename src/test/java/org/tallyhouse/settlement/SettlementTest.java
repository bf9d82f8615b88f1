package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The netting rule. Minor units; pending is the due transactions' effect, available what the account has. */
class SettlementTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 2, 14);

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
        Settlement settlement = Settlement.of(due(pending, due, fee, carried, dues), NIGHT, NIGHT, available);
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
        assertThat(Settlement.of(due(pending, 0, 0, 0, 0), NIGHT, NIGHT, available)
                        .status())
                .isEqualTo(status);
    }

    static DueAmounts due(long pending, long due, long fee, long carried, long dues) {
        return new DueAmounts(
                "M001", "CNY", NIGHT, 1, pending, 0, 0, 0, 0, 0, fee, pending, due, 1, carried, dues, null);
    }
}

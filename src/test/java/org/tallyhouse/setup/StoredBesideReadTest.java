package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored counts beside what a folder says, whether the folder names it or not. */
class StoredBesideReadTest {

    @TempDir
    private Path folder;

    @Test
    void aStoredRuleThatIsNotEndedStillOverlaps() {
        TinySetUp replaced = TinySetUp.right()
                .replace("fee-rules.csv", "CNY,MERCHANT", "CNY-2,MERCHANT")
                .replace("fee-rules.csv", "HALF_UP,2026-01-01", "HALF_UP,2026-04-01");

        SecondSetUp again = read(TinySetUp.right(), replaced);

        assertThat(again.told())
                .containsExactly("fee-rules.csv line 2: rule_id 'CNY-2' overlaps in time with CNY,"
                        + " a rule for the same party and match");
    }

    @Test
    void aStoredAliasThatIsNotEndedStillOverlaps() {
        SecondSetUp again = read(
                TinySetUp.right(),
                TinySetUp.right()
                        .replace("merchant-aliases.csv", "SHOP-1,MALL,M2,2026-07-01,", "SHOP-1,MALL,M1,2027-01-01,"));

        assertThat(again.told())
                .containsExactly("merchant-aliases.csv line 3: effective_from '2027-01-01'"
                        + " overlaps in time with alias SHOP-1 from 2026-07-01");
    }

    @Test
    void aNewMerchantCannotTakeTheNameOfAnAlias() {
        SecondSetUp again = read(
                TinySetUp.right(),
                TinySetUp.right()
                        .without("merchant-aliases.csv")
                        .add("merchants.csv", "SHOP-1,Shop,CN,T+1,AUTO,KEEP,ACTIVE"));

        assertThat(again.told())
                .containsExactly(
                        "merchants.csv line 4: merchant_id 'SHOP-1' is an alias of M1",
                        "merchants.csv line 4: merchant_id 'SHOP-1' is an alias of M2");
    }

    @Test
    void aDepositReferenceIsFreeOnceItIsStoredForNoOtherChannel() {
        TinySetUp swapped = TinySetUp.right()
                .replace("channels.csv", "CARD-DEPOSIT", "X")
                .replace("channels.csv", "WALLET-DEPOSIT", "CARD-DEPOSIT");

        SecondSetUp again = read(TinySetUp.right(), swapped);

        assertThat(again.told())
                .containsExactly("channels.csv line 3: deposit_reference 'CARD-DEPOSIT' is that of channel CARD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NEW,AGENT,,,,,PAYMENT,CNY,0.0001,,,,,2026-03-02,   | none
            NEW,AGENT,M3,,,,PAYMENT,CNY,0.0001,,,,,2026-01-01, | none
            NEW,AGENT,,,,,PAYMENT,CNY,0.0001,,,,,2026-03-01,   | effective_from '2026-03-01'
            NEW,AGENT,M1,,,,PAYMENT,CNY,0.0001,,,,,2026-03-01, | effective_from '2026-03-01'
            """)
    void aNewRuleLeavesClosedDatesAlone(String rule, String told) {
        TinySetUp more = TinySetUp.right()
                .add("merchants.csv", "M3,Cafe,CN,T+1,AUTO,KEEP,ACTIVE")
                .add("fee-rules.csv", rule);

        SecondSetUp again = read(TinySetUp.right(), more);

        String reason = " changes closed business dates; they are closed through 2026-03-01";
        assertThat(again.told())
                .isEqualTo(told.equals("none") ? List.of() : List.of("fee-rules.csv line 5: " + told + reason));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, false", "2026-03-01, true"})
    void aRuleEndsAfterTheDatesItPriced(LocalDate end, boolean allowed) {
        TinySetUp before = TinySetUp.right().add("fee-rules.csv", "AGENT,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-01-01,");
        TinySetUp now = TinySetUp.right().add("fee-rules.csv", "AGENT,AGENT,,,,,PAYMENT,CNY,0,,,,,2026-01-01," + end);

        SecondSetUp again = read(before, now);

        assertThat(again.told().isEmpty()).isEqualTo(allowed);
    }

    @Test
    void anActiveMerchantNeedsAPriceFromTheOpenDateOn() {
        String ended = "HALF_UP,2026-01-01,2026-03-02";
        TinySetUp now = TinySetUp.right().replace("fee-rules.csv", "HALF_UP,2026-01-01,", ended);

        SecondSetUp again = read(TinySetUp.right(), now);

        assertThat(again.told())
                .containsExactly("accounts.csv line 2: currency 'CNY' has no MERCHANT fee rule for PAYMENT of M1"
                        + " in force on 2026-03-03 or later");
    }

    @Test
    void aClosedMerchantNeedsNoPrice() {
        TinySetUp now = TinySetUp.right()
                .replace("fee-rules.csv", "HALF_UP,2026-01-01,", "HALF_UP,2026-01-01,2026-03-02")
                .replace("merchants.csv", "KEEP,ACTIVE", "KEEP,CLOSED");

        SecondSetUp again = read(TinySetUp.right(), now);

        assertThat(again.told()).isEmpty();
    }

    private SecondSetUp read(TinySetUp before, TinySetUp now) {
        return SecondSetUp.read(folder, before, now);
    }
}

package org.tallyhouse.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.tallyhouse.pricing.PriceBasis.PricedCard;
import org.tallyhouse.pricing.PriceBasis.PricedMerchant;

/** Texts stand side by side: each has a value of its own here, so that none is taken for another. */
class PriceableRowTest {

    @Test
    void whatARowTellsIsWhereItBelongs() {
        PriceBasis priced = new Payment().asPriced();

        assertThat(priced)
                .isEqualTo(new PriceBasis(
                        "PAYMENT",
                        new PricedMerchant("MERCHANT", "5411", "GROUP"),
                        "CHANNEL",
                        "PRODUCT",
                        new PricedCard("CARD", "REGION"),
                        "KWD",
                        7,
                        LocalDate.parse("2026-12-31")));
        assertThat(priced.month()).isEqualTo(YearMonth.of(2026, 12));
    }

    private record Payment(
            String type,
            String merchantId,
            String category,
            String merchantGroup,
            String channel,
            String product,
            String cardType,
            String cardRegion,
            String currency,
            long amountMinor,
            LocalDate businessDate)
            implements PriceableRow {

        Payment() {
            this(
                    "PAYMENT",
                    "MERCHANT",
                    "5411",
                    "GROUP",
                    "CHANNEL",
                    "PRODUCT",
                    "CARD",
                    "REGION",
                    "KWD",
                    7,
                    LocalDate.parse("2026-12-31"));
        }
    }
}

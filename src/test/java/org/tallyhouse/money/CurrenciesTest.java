package org.tallyhouse.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    @ParameterizedTest
    @CsvSource({"JPY, 0", "KRW, 0", "ISK, 0", "CNY, 2", "USD, 2", "KWD, 3", "BHD, 3", "CLF, 4"})
    void aCurrencyIsFoundWithItsDigits(String code, int digits) {
        assertThat(Currencies.find(code).map(Currency::getDefaultFractionDigits))
                .contains(digits);
    }

    /** People's names, other spellings, and the codes of ISO 4217 that have no minor unit: gold, tests, none. */
    @ParameterizedTest
    @ValueSource(strings = {"", "RMB", "cny", " CNY", "CN", "CNYY", "156", "XAU", "XDR", "XTS", "XXX"})
    void anythingElseIsNone(String code) {
        assertThat(Currencies.find(code)).isEmpty();
    }

    /** Files have at most four decimals: a currency with more could not be read back. */
    @Test
    void oneMinorUnitOfEveryCurrencyIsPrintedAndReadBack() {
        List<Currency> known = Currency.getAvailableCurrencies().stream()
                .map(currency -> Currencies.find(currency.getCurrencyCode()))
                .flatMap(Optional::stream)
                .toList();

        assertThat(known).hasSizeGreaterThan(150).allSatisfy(currency -> {
            String printed = Amounts.format(1, currency);
            int digits = currency.getDefaultFractionDigits();

            assertThat(printed)
                    .hasSize(digits == 0 ? 1 : "0.".length() + digits)
                    .endsWith("1");
            assertThat(Amounts.parse(printed, currency)).isEqualTo(1);
            assertThat(Amounts.parse("-" + printed, currency)).isEqualTo(-1);
        });
    }
}

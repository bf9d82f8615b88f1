package org.tallyhouse.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.money.AmountException.Fault;

class AmountsTest {
    private static final long SEED = 20_260_213L;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            major               | currency | minor            | printed
            0                   | CNY      | 0                | 0.00
            12.3                | CNY      | 1230             | 12.30
            12.30               | CNY      | 1230             | 12.30
            12.3000             | CNY      | 1230             | 12.30
            -0.01               | CNY      | -1               | -0.01
            -0                  | CNY      | 0                | 0.00
            007                 | CNY      | 700              | 7.00
            500                 | JPY      | 500              | 500
            500.00              | JPY      | 500              | 500
            1.234               | KWD      | 1234             | 1.234
            0.001               | KWD      | 1                | 0.001
            10000000000000.00   | CNY      | 1000000000000000 | 10000000000000.00
            -10000000000000.00  | CNY      | -1000000000000000| -10000000000000.00
            1000000000000000    | JPY      | 1000000000000000 | 1000000000000000
            1000000000000       | KWD      | 1000000000000000 | 1000000000000.000
            0.0001              | CLF      | 1                | 0.0001
            -1.5                | CLF      | -15000           | -1.5000
            100000000000.0000   | CLF      | 1000000000000000 | 100000000000.0000
            000000000000000001  | JPY      | 1                | 1
            000000000000000.01  | CNY      | 1                | 0.01
            0.0000              | JPY      | 0                | 0
            0.0010              | KWD      | 1                | 0.001
            """)
    void anAmountIsMinorUnitsAndPrintedWithTheDigitsOfItsCurrency(
            String major, String currency, long minor, String printed) {
        assertThat(Amounts.parse(major, Currency.getInstance(currency))).isEqualTo(minor);
        assertThat(Amounts.format(minor, currency)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            text                | currency | fault
            ''                  | CNY      | NOT_A_NUMBER
            ' 1'                | CNY      | NOT_A_NUMBER
            12.3O               | CNY      | NOT_A_NUMBER
            1,000.00            | CNY      | NOT_A_NUMBER
            +1                  | CNY      | NOT_A_NUMBER
            .5                  | CNY      | NOT_A_NUMBER
            5.                  | CNY      | NOT_A_NUMBER
            --5                 | CNY      | NOT_A_NUMBER
            1e3                 | CNY      | NOT_A_NUMBER
            0x10                | CNY      | NOT_A_NUMBER
            NaN                 | CNY      | NOT_A_NUMBER
            ￥5                 | CNY      | NOT_A_NUMBER
            １２                | CNY      | NOT_A_NUMBER
            0.00000             | CNY      | NOT_A_NUMBER
            1234567890123456789 | JPY      | NOT_A_NUMBER
            1.234               | CNY      | TOO_MANY_DIGITS
            0.5                 | JPY      | TOO_MANY_DIGITS
            0.0001              | KWD      | TOO_MANY_DIGITS
            10000000000000.01   | CNY      | TOO_LARGE
            -10000000000000.01  | CNY      | TOO_LARGE
            999999999999999999  | KWD      | TOO_LARGE
            -                   | CNY      | NOT_A_NUMBER
            -.5                 | CNY      | NOT_A_NUMBER
            5.-1                | CNY      | NOT_A_NUMBER
            1.2.3               | CNY      | NOT_A_NUMBER
            '1 '                | CNY      | NOT_A_NUMBER
            1/00                | CNY      | NOT_A_NUMBER
            1:00                | CNY      | NOT_A_NUMBER
            0000000000000000001 | CNY      | NOT_A_NUMBER
            0.12345             | CLF      | NOT_A_NUMBER
            1.0001              | KWD      | TOO_MANY_DIGITS
            -0.001              | CNY      | TOO_MANY_DIGITS
            1000000000000001    | JPY      | TOO_LARGE
            1000000000000.001   | KWD      | TOO_LARGE
            100000000000.0001   | CLF      | TOO_LARGE
            """)
    void whatIsNoAmountOfTheCurrencyIsRefused(String text, String currency, Fault fault) {
        assertThatThrownBy(() -> Amounts.parse(text, Currency.getInstance(currency)))
                .isInstanceOfSatisfying(
                        AmountException.class,
                        refusal -> assertThat(refusal.fault()).isEqualTo(fault));
    }

    /** What follows the amount in what people are told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            text                | currency | told
            12.3O               | CNY      | is not an amount like 12.30
            0.5                 | JPY      | has more than the 0 decimal digits of JPY
            1.234               | CNY      | has more than the 2 decimal digits of CNY
            0.0001              | KWD      | has more than the 3 decimal digits of KWD
            10000000000000.01   | CNY      | is larger than an amount may be
            """)
    void aRefusalSaysWhatIsWrong(String text, String currency, String told) {
        assertThatThrownBy(() -> Amounts.parse(text, Currency.getInstance(currency)))
                .isInstanceOf(AmountException.class)
                .hasMessage(told);
    }

    /** Sums of rows are larger than the amount of one. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            minor,                currency, printed
            9223372036854775807,  JPY,      9223372036854775807
            9223372036854775807,  CNY,      92233720368547758.07
            -9223372036854775808, KWD,      -9223372036854775.808
            -9223372036854775808, CLF,      -922337203685477.5808
            -5,                   CLF,      -0.0005
            """)
    void everyLongIsPrinted(long minor, String currency, String printed) {
        assertThat(Amounts.format(minor, currency)).isEqualTo(printed);
    }

    @Test
    void everyAmountIsReadBackFromItsText() {
        Random random = new Random(SEED);
        List<Currency> currencies =
                Stream.of("JPY", "CNY", "KWD", "CLF").map(Currency::getInstance).toList();
        for (int i = 0; i < 3_000; i++) {
            Currency currency = currencies.get(i % currencies.size());
            long minor = random.nextLong(-Amounts.MAX_MINOR, Amounts.MAX_MINOR + 1) >> random.nextInt(50);

            assertThat(Amounts.parse(Amounts.format(minor, currency), currency))
                    .as("seed %d, %d %s", SEED, minor, currency)
                    .isEqualTo(minor);
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            rate,     minor, rounding,    share
            0.006,    600,   HALF_UP,     4
            0.006,    600,   DOWN,        3
            0.005,    100,   HALF_UP,     1
            0.005,    100,   HALF_EVEN,   0
            0.005,    -100,  HALF_UP,     -1
            0.000325, 0,     UP,          0
            1,        -7,    UNNECESSARY, -7
            """)
    void aShareIsRoundedOnce(BigDecimal rate, long minor, RoundingMode rounding, long share) {
        assertThat(Amounts.share(rate, minor, rounding)).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            total, part, whole, proportion
            100,   1,    3,     33
            100,   2,    3,     67
            1,     1,    2,     1
            -1,    1,    2,     -1
            7,     5,    5,     7
            9223372036854775807, 1000000, 1000000, 9223372036854775807
            """)
    void aProportionIsExactUntilItIsRoundedHalfUp(long total, long part, long whole, long proportion) {
        assertThat(Amounts.proportion(total, part, whole)).isEqualTo(proportion);
    }

    @Test
    void anOverflowIsAnErrorAndNoWrap() {
        assertThatThrownBy(() -> Amounts.share(BigDecimal.TEN, Long.MAX_VALUE, RoundingMode.DOWN))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amounts.proportion(Long.MAX_VALUE, 2, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Amounts.proportion(1, 1, 0)).isInstanceOf(ArithmeticException.class);
    }
}

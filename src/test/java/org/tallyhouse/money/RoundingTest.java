package org.tallyhouse.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares and proportions at exact halves, at the ends of a long and against whole numbers rounded by hand. */
class RoundingTest {
    private static final long SEED = 20_260_718L;
    private static final int ROUNDS = 200_000;
    private static final int RATE_DECIMALS = 12;
    private static final BigInteger RATE_ONE = BigInteger.TEN.pow(RATE_DECIMALS);

    /** A tenth of an amount; an amount below zero rounds as its mirror, but for CEILING and FLOOR. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            minor | UP | DOWN | CEILING | FLOOR | HALF_UP | HALF_DOWN | HALF_EVEN
            0     | 0  | 0    | 0       | 0     | 0       | 0         | 0
            4     | 1  | 0    | 1       | 0     | 0       | 0         | 0
            5     | 1  | 0    | 1       | 0     | 1       | 0         | 0
            6     | 1  | 0    | 1       | 0     | 1       | 1         | 1
            10    | 1  | 1    | 1       | 1     | 1       | 1         | 1
            14    | 2  | 1    | 2       | 1     | 1       | 1         | 1
            15    | 2  | 1    | 2       | 1     | 2       | 1         | 2
            16    | 2  | 1    | 2       | 1     | 2       | 2         | 2
            25    | 3  | 2    | 3       | 2     | 3       | 2         | 2
            -4    | -1 | 0    | 0       | -1    | 0       | 0         | 0
            -5    | -1 | 0    | 0       | -1    | -1      | 0         | 0
            -6    | -1 | 0    | 0       | -1    | -1      | -1        | -1
            -15   | -2 | -1   | -1      | -2    | -2      | -1        | -2
            -25   | -3 | -2   | -2      | -3    | -3      | -2        | -2
            """)
    void aShareAtAHalfIsRoundedAsItsModeSays(
            long minor, long up, long down, long ceiling, long floor, long halfUp, long halfDown, long halfEven) {
        long[] expected = {up, down, ceiling, floor, halfUp, halfDown, halfEven};

        for (RoundingMode mode : RoundingMode.values()) {
            if (mode != RoundingMode.UNNECESSARY) {
                assertThat(Amounts.share(new BigDecimal("0.1"), minor, mode))
                        .as("%s", mode)
                        .isEqualTo(expected[mode.ordinal()]);
            }
        }
    }

    @Test
    void whatMustNotBeRoundedIsNot() {
        assertThatThrownBy(() -> Amounts.share(new BigDecimal("0.1"), 5, RoundingMode.UNNECESSARY))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            rate                  | minor                | rounding | share
            # the smallest rate a file can have
            0.000000000001        | 499999999999         | HALF_UP  | 0
            0.000000000001        | 500000000000         | HALF_UP  | 1
            0.000000000001        | 1000000000000000     | DOWN     | 1000
            0.999999999999        | 1000000000000000     | DOWN     | 999999999999000
            # the ends of a long
            1                     | 9223372036854775807  | UP       | 9223372036854775807
            1                     | -9223372036854775808 | UP       | -9223372036854775808
            0.5                   | 9223372036854775807  | HALF_UP  | 4611686018427387904
            1.0000000000000000001 | 9223372036854775807  | DOWN     | 9223372036854775807
            1.0000000000000000001 | 9223372036854775807  | UP       | none
            1.0000000000000000001 | -9223372036854775808 | HALF_UP  | none
            """)
    void aShareIsExactUpToTheEndsOfALong(BigDecimal rate, long minor, RoundingMode rounding, String share) {
        if (share.equals("none")) {
            assertThatThrownBy(() -> Amounts.share(rate, minor, rounding)).isInstanceOf(ArithmeticException.class);
        } else {
            assertThat(Amounts.share(rate, minor, rounding)).isEqualTo(Long.parseLong(share));
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            total, part, whole, proportion
            1,     499,  1000,  0
            1,     500,  1000,  1
            3,     1,    2,     2
            5,     1,    2,     3
            -1,    499,  1000,  0
            -3,    1,    2,     -2
            -5,    1,    2,     -3
            5,     0,    3,     0
            0,     2,    3,     0
            9223372036854775807,  1,                   2,                   4611686018427387904
            9223372036854775807,  9223372036854775806, 9223372036854775807, 9223372036854775806
            -9223372036854775808, 1,                   1,                   -9223372036854775808
            """)
    void aProportionAtAHalfIsRoundedAwayFromZero(long total, long part, long whole, long proportion) {
        assertThat(Amounts.proportion(total, part, whole)).isEqualTo(proportion);
    }

    @Test
    void sharesAreWhatWholeNumbersRoundedByHandComeTo() {
        Random random = new Random(SEED);
        RoundingMode[] modes = RoundingMode.values();
        for (int i = 0; i < ROUNDS; i++) {
            long units = random.nextLong(1_000_000_000_001L) >> random.nextInt(40);
            long minor = random.nextLong() >> random.nextInt(63);
            RoundingMode mode = modes[random.nextInt(modes.length - 1)];
            long expected = rounded(BigInteger.valueOf(units).multiply(BigInteger.valueOf(minor)), RATE_ONE, mode);

            long share = Amounts.share(BigDecimal.valueOf(units, RATE_DECIMALS), minor, mode);

            if (share != expected) {
                fail("seed %d: %d of %d %s is %d, not %d", SEED, units, minor, mode, share, expected);
            }
        }
    }

    @Test
    void proportionsAreWhatWholeNumbersRoundedByHandComeTo() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            long total = random.nextLong() >> random.nextInt(63);
            long whole = 1 + (random.nextLong(Long.MAX_VALUE) >> random.nextInt(63));
            long part = i % 3 == 0 ? whole / 2 : random.nextLong(whole);
            BigInteger exact = BigInteger.valueOf(total).multiply(BigInteger.valueOf(part));
            long expected = rounded(exact, BigInteger.valueOf(whole), RoundingMode.HALF_UP);

            long proportion = Amounts.proportion(total, part, whole);

            if (proportion != expected) {
                fail("seed %d: %d × %d / %d is %d, not %d", SEED, total, part, whole, proportion, expected);
            }
        }
    }

    private static long rounded(BigInteger dividend, BigInteger divisor, RoundingMode mode) {
        BigInteger[] parts = dividend.abs().divideAndRemainder(divisor);
        int half = parts[1].shiftLeft(1).compareTo(divisor);
        boolean negative = dividend.signum() < 0;
        boolean away = switch (mode) {
            case UP -> parts[1].signum() > 0;
            case CEILING -> parts[1].signum() > 0 && !negative;
            case FLOOR -> parts[1].signum() > 0 && negative;
            case HALF_UP -> half >= 0;
            case HALF_DOWN -> half > 0;
            case HALF_EVEN -> half > 0 || half == 0 && parts[0].testBit(0);
            case DOWN, UNNECESSARY -> false;
        };
        BigInteger size = away ? parts[0].add(BigInteger.ONE) : parts[0];
        return (negative ? size.negate() : size).longValueExact();
    }
}

package org.tallyhouse.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {
    private enum Fault implements FailureReason {
        BAD_VALUE,
        CONTROL_DIFFERS,
        EMPTY,
        UNREADABLE
    }

    static Stream<Arguments> sentences() {
        Failure empty = Fault.EMPTY.says("{file} is empty");
        Failure value = Fault.BAD_VALUE.says("{field} '{value}' is no date").about("created", "yesterday");
        Failure control = Fault.CONTROL_DIFFERS
                .says("{field} states {expected}, its rows come to {actual}")
                .about("total")
                .figures(1200, 1150);
        Failure unread = Fault.UNREADABLE.says("{file} cannot be read near line {line}: {cause}");
        return Stream.of(
                Arguments.of("f.csv is empty", empty.in("f.csv")),
                Arguments.of("created 'yesterday' is no date", value),
                Arguments.of("line 3: created 'yesterday' is no date", value.at(3)),
                Arguments.of("f.csv line 3: created 'yesterday' is no date", value.in("f.csv", 3)),
                Arguments.of("f.csv: total states 1200, its rows come to 1150", control.in("f.csv")),
                Arguments.of("f.csv line 9: total states 1200, its rows come to 1150", control.in("f.csv", 9)),
                Arguments.of(
                        "f.csv line 9: batch 7: total states 1200, its rows come to 1150; line 3 is not among them",
                        control.behind("batch 7: ")
                                .followed("; line 3 is not among them")
                                .in("f.csv", 9)),
                Arguments.of(
                        "f.csv cannot be read near line 3: it is not UTF-8",
                        unread.in("f.csv", 3).because("it is not UTF-8")),
                Arguments.of(
                        "f.csv: a sentence of another",
                        Failure.told(Fault.EMPTY, "a sentence of another").in("f.csv")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentences")
    void theSentenceIsMadeOfTheAttributes(String sentence, Failure failure) {
        assertThat(failure.sentence()).isEqualTo(sentence);
    }

    /** What a file holds may look like one of our own marks, and like a pattern's. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"{file}", "{value} and {actual}", "$1 \\ {", "%s"})
    void whatAFileHoldsIsNotReadAsWords(String value) {
        Failure failure = Fault.BAD_VALUE
                .says("{field} '{value}' is none")
                .about("amount", value)
                .figures("1", "2");

        assertThat(failure.in("f.csv", 2).sentence()).isEqualTo("f.csv line 2: amount '" + value + "' is none");
    }

    @Test
    void aSentenceOfOthersMayHaveLinesAndNothingElseThatIsNotSeen() {
        assertThat(Failure.told(Fault.EMPTY, "one\nand \u202e another")
                        .followed("!")
                        .sentence())
                .isEqualTo("one\nand \\u202e another!");
    }

    /** Also a cause that quotes what a file holds, and a command that names a file. */
    @Test
    void noAttributeBeginsALineOrTurnsTheReading() {
        Failure failure = Fault.BAD_VALUE
                .says("{field} {cause}; {help}")
                .about("cron")
                .because("has '\u202e' and '\n'")
                .helped("./run.sh show 'a\u001b[2J'");

        assertThat(failure.sentence()).isEqualTo("cron has '\\u202e' and '\\n'; ./run.sh show 'a\\u001b[2J'");
    }
}

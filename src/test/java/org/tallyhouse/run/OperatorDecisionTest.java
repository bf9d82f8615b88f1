package org.tallyhouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorDecisionTest {
    @ParameterizedTest
    @CsvSource({
        "bob, bob, false",
        "bob, Bob, false",
        "bob, BOB, false",
        "bob, ' bob ', false",
        "bob lee, BobLee, false",
        "bob, ｂｏｂ, false",
        "bob, bo\u200bb, false",
        "bob, bo\u00adb, false",
        "bob, 'bob\u00a0', false",
        "josé, jose\u0301, false",
        "josé, jose, false",
        "straße, STRASSE, false",
        "清算, 清算, false",
        "bob, rob, true",
        "bob, bob2, true",
        "清算, 清分, true",
        "'', bob, true",
    })
    void whoDecidesIsAnotherThanWhoAsked(String asked, String decides, boolean another) {
        assertThat(OperatorDecision.isOnePerson(asked, decides)).isEqualTo(!another);
    }
}

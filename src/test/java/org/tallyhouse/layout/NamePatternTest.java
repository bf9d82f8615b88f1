package org.tallyhouse.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', useHeadersInDisplayName = true, textBlock = """
            pattern;            name;              fit
            *;                  anything at all;   0
            bill*.csv;          BILL-7.CSV;        8
            bill*.csv;          bill-7.csv.gz;     -1
            bill.csv;           billxcsv;          -1
            stmt_????.sta;      stmt_0213.sta;     9
            stmt_????.sta;      stmt_213.sta;      -1
            v[0-9].txt;         v7.txt;            5
            v[!0-9].txt;        v7.txt;            -1
            v[!0-9].txt;        vx.txt;            5
            a[[]b;              a[b;               2
            a[&&x]b;            a&b;               2
            *.sta|camt*.xml;    camt053-1.xml;     8
            *|*.sta;            x.sta;             4
            流水*.csv;          流水-1.csv;        6
            a+(b).csv;          a+(b).csv;         9
            """)
    void matchesNamesAndSaysHowClosely(String pattern, String name, int fit) {
        assertThat(NamePattern.of(pattern).fit(name)).isEqualTo(fit);
    }
}

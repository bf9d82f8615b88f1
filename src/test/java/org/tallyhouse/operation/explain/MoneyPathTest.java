package org.tallyhouse.operation.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.operation.explain.PathExplanation.Line;
import org.tallyhouse.operation.running.QuickLook;

@Tag("database")
class MoneyPathTest {
    private static final Pattern PAYS = Pattern.compile("(\\S+) -> (\\S+) +(\\S+) \\S+");
    private static final Pattern KEEPS = Pattern.compile("(\\S+) (keeps|gives back) +(\\S+) \\S+");
    private static final Set<String> BEHIND_THE_CHANNEL = Set.of("issuer", "network", "acquirer");

    /** What comes to us, and to a channel with those behind it, is what goes out and what is kept. */
    @Test
    void nothingIsLostOnTheWay() {
        Books books = Nights.three();
        List<String> ids = books.jdbc()
                .queryForList(
                        "SELECT t.transaction_id FROM transaction t JOIN fee_split f ON f.id = t.id"
                                + " WHERE t.type <> 'ADJUSTMENT'",
                        String.class);
        assertThat(ids).hasSizeGreaterThan(1000);
        try (QuickLook glance = QuickLook.at(books.database(), WallClock.midnight(Clock.systemUTC(), ZoneOffset.UTC))) {
            TransactionExplainer explainer = glance.transactions();
            for (int i = 0; i < ids.size(); i += 7) {
                String id = ids.get(i);
                Map<String, BigDecimal> left = left(lines(explainer, id));
                left.keySet().removeAll(Set.of("payer", "beneficiary", "agent"));
                left.keySet().removeIf(name -> name.startsWith("M0"));
                assertThat(left.values()).as(id).allMatch(rest -> rest.signum() == 0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            transaction | path
            T20260213-00044 | payer -> qrpay 6.00, acquirer keeps 0.04, qrpay -> us 5.96, us -> M004 5.96
            T20260214-00300 | M007 -> us 1005.00, us -> bankpay 1005.00, network keeps 3.00, acquirer keeps 2.00, bankpay -> beneficiary 1000.00
            """)
    void theWayOfOneIs(String transaction, String path) {
        Books books = Nights.three();
        try (QuickLook glance = QuickLook.at(books.database(), WallClock.midnight(Clock.systemUTC(), ZoneOffset.UTC))) {
            assertThat(lines(glance.transactions(), transaction).stream()
                            .map(line -> line.text().replaceAll(" +", " ").replaceAll(" \\w{3}$", ""))
                            .toList())
                    .isEqualTo(List.of(path.split(", ")));
        }
    }

    private static List<Line> lines(TransactionExplainer explainer, String id) {
        return explainer.explain(id).orElseThrow().sections().stream()
                .filter(section -> section.heading().equals("who pays whom"))
                .findFirst()
                .orElseThrow()
                .lines();
    }

    private static Map<String, BigDecimal> left(List<Line> lines) {
        Map<String, BigDecimal> left = new HashMap<>();
        String channel = "";
        for (Line line : lines) {
            Matcher pays = PAYS.matcher(line.text());
            if (pays.matches()) {
                BigDecimal amount = new BigDecimal(pays.group(3));
                left.merge(pays.group(1), amount.negate(), BigDecimal::add);
                left.merge(pays.group(2), amount, BigDecimal::add);
                for (String name : List.of(pays.group(1), pays.group(2))) {
                    channel = Set.of("cardnet", "qrpay", "bankpay").contains(name) ? name : channel;
                }
                continue;
            }
            Matcher keeps = KEEPS.matcher(line.text());
            assertThat(keeps.matches()).as(line.text()).isTrue();
            BigDecimal amount = new BigDecimal(keeps.group(3));
            left.merge(
                    BEHIND_THE_CHANNEL.contains(keeps.group(1)) ? channel : keeps.group(1),
                    keeps.group(2).equals("keeps") ? amount.negate() : amount,
                    BigDecimal::add);
        }
        return left;
    }
}

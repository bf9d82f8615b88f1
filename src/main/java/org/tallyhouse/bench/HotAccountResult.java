package org.tallyhouse.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What crediting one account came to: credits per second and the 99th percentile of a call. */
public record HotAccountResult(
        MeasuredServer server, long roundTripMillis, List<Line> lines, List<Stall> stalls, long lockConflicts) {

    /** One number of threads. */
    public record Line(int threads, List<Figures> ways) {

        /** How many times one way reaches another. */
        private BigDecimal times(int way, int other) {
            return BigDecimal.valueOf(ways.get(way).perSecond())
                    .divide(BigDecimal.valueOf(Math.max(1, ways.get(other).perSecond())), 1, RoundingMode.HALF_UP);
        }
    }

    /** One way with one number of threads. */
    public record Figures(String way, long perSecond, long p99Micros) {}

    /** Cutovers while credits come in: the longest cutover, and the longest credit that met one. */
    public record Stall(
            String way,
            int threads,
            int cutovers,
            long longestCutoverMicros,
            long longestCreditMicros,
            long p99Micros) {}

    public String text() {
        StringBuilder text = new StringBuilder(server.text()).append('\n');
        text.append("credits per second to one account (and p99 in ms)");
        if (roundTripMillis > 0) {
            text.append(", each statement %d ms away".formatted(roundTripMillis));
        }
        text.append("\n  threads");
        lines.get(0).ways().forEach(way -> text.append(String.format(Locale.ROOT, "%18s", way.way())));
        text.append("  buffered / direct   combined / direct   / lean\n");
        for (Line line : lines) {
            text.append(String.format(Locale.ROOT, "  %7d", line.threads()));
            line.ways()
                    .forEach(way -> text.append(
                            String.format(Locale.ROOT, "%,10d %7s", way.perSecond(), millis(way.p99Micros()))));
            text.append(String.format(
                    Locale.ROOT,
                    "  %15s x   %15s x %6s x%n",
                    line.times(CreditContender.BUFFERED, CreditContender.DIRECT),
                    line.times(CreditContender.COMBINED, CreditContender.DIRECT),
                    line.times(CreditContender.COMBINED, CreditContender.LEAN)));
        }
        for (Stall stall : stalls) {
            text.append(String.format(
                    Locale.ROOT,
                    "cutover under %d threads, %s: the longest of %d took %s ms, the longest credit meanwhile %s ms"
                            + " (p99 of all %s ms)%n",
                    stall.threads(),
                    stall.way(),
                    stall.cutovers(),
                    millis(stall.longestCutoverMicros()),
                    millis(stall.longestCreditMicros()),
                    millis(stall.p99Micros())));
        }
        text.append(
                "%d deadlocks and lock timeouts; every acknowledged credit is in the books".formatted(lockConflicts));
        return text.toString();
    }

    private static BigDecimal millis(long micros) {
        return BigDecimal.valueOf(micros, 3).setScale(1, RoundingMode.HALF_UP);
    }
}

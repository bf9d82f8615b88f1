package org.tallyhouse.channelbill;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/** What the comments of an Alipay bill say its rows come to: {@code #交易合计：6笔，商家实收共0.06元，…}. */
final class AlipayTotals {
    private static final Pattern AMOUNT = Pattern.compile("：(\\d{1,15})笔，商家实收(退款)?共(-?\\d{1,15}(\\.\\d{1,2})?)元");

    /** Trades and refunds, each with a line of its own. */
    private enum Kind {
        TRADES("#交易合计"),
        REFUNDS("#退款合计");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }
    }

    private record Figures(long count, long amountMinor) {
        Figures plus(long minor) {
            return new Figures(count + 1, Math.addExact(amountMinor, minor));
        }

        @Override
        public String toString() {
            return "%d rows, %s".formatted(count, BigDecimal.valueOf(amountMinor, 2));
        }
    }

    private final Path file;
    private final Map<Kind, Figures> read = new EnumMap<>(Kind.class);
    private final Map<Kind, Figures> stated = new EnumMap<>(Kind.class);

    AlipayTotals(Path file) {
        this.file = file;
        for (Kind kind : Kind.values()) {
            read.put(kind, new Figures(0, 0));
        }
    }

    /** Refunds are negative in the rows; their total is written with and without the sign. */
    void add(boolean refund, long minor) {
        read.computeIfPresent(
                refund ? Kind.REFUNDS : Kind.TRADES, (kind, before) -> before.plus(refund ? -minor : minor));
    }

    void comment(long line, String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.mark)) {
                stated.put(kind, figures(line, text, kind));
            }
        }
    }

    private Figures figures(long line, String text, Kind kind) {
        Matcher found = AMOUNT.matcher(text);
        if (!found.find()) {
            throw new FileRefused(FileFault.BAD_VALUE
                    .says("'{value}' states no count and amount")
                    .in(file, line)
                    .about(kind.mark, text));
        }
        long minor = new BigDecimal(found.group(3)).movePointRight(2).longValueExact();
        return new Figures(Long.parseLong(found.group(1)), kind == Kind.REFUNDS ? Math.abs(minor) : minor);
    }

    void end() {
        for (Kind kind : Kind.values()) {
            Figures said = stated.get(kind);
            if (said == null) {
                throw new FileRefused(FileFault.CUT_OFF
                        .says("{file} has no line {field}: it is cut off, get it again")
                        .in(file)
                        .about(kind.mark));
            }
            if (!said.equals(read.get(kind))) {
                throw new FileRefused(FileFault.control(
                                "{field} states {expected}, its rows come to {actual}", kind.mark, said, read.get(kind))
                        .in(file));
            }
        }
    }
}

package org.tallyhouse.schedule.running;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a command prints, line by line: passed on, and what matters kept. The lines of one more try are held back at first:
 * if it ends as the last one did, nobody wants to read them again.
 */
final class EntryOutput {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_HELD_BACK = 60;
    private static final int MOST_FOR_A_PERSON = 200;
    private static final String MARK = "! ";

    private final Lines out = new Lines(false);
    private final Lines err = new Lines(true);
    private final Consumer<String> lines;
    private final List<String> heldBack = new ArrayList<>();
    private final List<String> forAPerson = new ArrayList<>();
    private long linesForAPerson;
    private boolean isHolding;
    private String last = "";

    EntryOutput(Consumer<String> lines, boolean isOneMoreTry) {
        this.lines = lines;
        this.isHolding = isOneMoreTry;
    }

    PrintStream out() {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    PrintStream err() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** The last line; without the mark of what a person must see. */
    synchronized String last() {
        return last;
    }

    /**
     * What a person must see, line by line; not all of very many. On standard error that is what is marked, and the
     * sentences commands end with; how a run goes on is indented there.
     */
    synchronized List<String> forAPerson() {
        List<String> all = new ArrayList<>(forAPerson);
        if (linesForAPerson > MOST_FOR_A_PERSON) {
            all.add("and %d more lines, which standard output has".formatted(linesForAPerson - MOST_FOR_A_PERSON));
        }
        return all;
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final boolean isErr;

        Lines(boolean isErr) {
            this.isErr = isErr;
        }

        @Override
        public void write(int octet) {
            synchronized (EntryOutput.this) {
                if (octet == '\n' || line.size() == MOST_BYTES) {
                    end();
                } else {
                    line.write(octet);
                }
            }
        }

        void end() {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            if (!text.isBlank()) {
                took(text, isErr && (text.strip().startsWith(MARK) || !text.startsWith(" ")));
            }
        }
    }

    private void took(String text, boolean isForAPerson) {
        String plain = text.strip();
        last = plain.startsWith(MARK) ? plain.substring(MARK.length()) : plain;
        if (isForAPerson && ++linesForAPerson <= MOST_FOR_A_PERSON) {
            forAPerson.add(last);
        }
        if (!isHolding) {
            lines.accept(text);
            return;
        }
        heldBack.add(text);
        if (heldBack.size() > MOST_HELD_BACK) {
            pass();
        }
    }

    private void pass() {
        isHolding = false;
        heldBack.forEach(lines);
        heldBack.clear();
    }

    /** @param before the last line of the last try */
    synchronized void end(String before) {
        out.end();
        err.end();
        if (isHolding && !last.equals(before)) {
            pass();
        }
    }
}

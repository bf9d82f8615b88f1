package org.tallyhouse.schedule.running;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a command prints, line by line: passed on, and the last line kept for whoever looks later. The lines of one more
 * try are held back at first: if it ends as the last one did, nobody wants to read them again.
 */
final class EntryOutput extends OutputStream {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MOST_HELD_BACK = 60;
    private static final int MOST_MARKED = 20;
    private static final String MARK = "! ";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> lines;
    private final List<String> heldBack = new ArrayList<>();
    private boolean isHolding;
    private final List<String> marked = new ArrayList<>();
    private String last = "";

    EntryOutput(Consumer<String> lines, boolean isOneMoreTry) {
        this.lines = lines;
        this.isHolding = isOneMoreTry;
    }

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /** The last line; without the mark of what a person must see. */
    synchronized String last() {
        return withoutMark(last);
    }

    /** What a person must see, line by line; not all of very many. */
    synchronized List<String> marked() {
        return List.copyOf(marked);
    }

    private static String withoutMark(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n' || line.size() == MOST_BYTES) {
            endLine();
        } else {
            line.write(octet);
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (text.isBlank()) {
            return;
        }
        last = text.strip();
        if (last.startsWith(MARK) && marked.size() < MOST_MARKED) {
            marked.add(withoutMark(last));
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
        endLine();
        if (isHolding && !last().equals(before)) {
            pass();
        }
    }
}

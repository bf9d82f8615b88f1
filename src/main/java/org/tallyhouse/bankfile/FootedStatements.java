package org.tallyhouse.bankfile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileRefused;

/** Sees which statements of a file foot, opening and entries leading to the closing balance, and hands those over. */
public final class FootedStatements {
    private static final int MOST_TOLD = 5;

    private FootedStatements() {}

    /** One look at the file, from its first to its last line. */
    public interface Scan {
        void scan(StatementEvents events);
    }

    /**
     * @param balances whether statements must state what they open and close with
     * @throws FileRefused if no statement foots
     */
    public static void read(Path file, boolean balances, Scan scan, StatementHandler handler) {
        Footing footing = new Footing(balances);
        scan.scan(footing);
        footing.end();
        if (footing.count == 0) {
            throw new FileRefused(file + " holds no statement");
        }
        if (footing.wrong.size() == footing.count) {
            throw new FileRefused("%s: %s".formatted(file, told(footing.wrong.values())));
        }
        scan.scan(new HandOver(footing.wrong, handler));
    }

    private static String told(Collection<String> reasons) {
        String first = String.join("; ", reasons.stream().limit(MOST_TOLD).toList());
        return reasons.size() > MOST_TOLD ? "%s; and %d more".formatted(first, reasons.size() - MOST_TOLD) : first;
    }

    /** One statement as far as it is read. */
    private static final class Running {
        private final StatementHead head;
        private long minor;
        private @Nullable StatementEntry foreign;

        Running(StatementHead head) {
            this.head = head;
            this.minor = head.opening() == null ? 0 : head.opening().minor();
        }

        void add(StatementEntry entry) {
            if (entry.currency().equals(head.currency())) {
                minor = Math.addExact(minor, entry.amountMinor());
            } else if (foreign == null) {
                foreign = entry;
            }
        }

        StatementBalance balance() {
            return new StatementBalance(minor, head.currency());
        }

        String place() {
            return "line %d: statement %s".formatted(head.line(), head.id());
        }
    }

    /** Keeps what is wrong by the number of the statement, from 1. */
    private static final class Footing implements StatementEvents {
        private final boolean balances;
        private final Map<Integer, String> wrong = new LinkedHashMap<>();
        private int count;
        private @Nullable Running running;

        Footing(boolean balances) {
            this.balances = balances;
        }

        @Override
        public void open(StatementHead head) {
            count++;
            running = new Running(head);
        }

        @Override
        public void entry(StatementEntry entry) {
            if (running != null) {
                running.add(entry);
            }
        }

        @Override
        public void close(long line, @Nullable StatementBalance closing) {
            if (running != null) {
                String reason = judge(running, closing);
                if (!reason.isEmpty()) {
                    wrong.put(count, running.place() + " " + reason);
                }
                running = null;
            }
        }

        /** A statement that the file breaks off in has no closing balance. */
        void end() {
            if (running != null) {
                wrong.put(count, running.place() + " does not end: the file is cut off");
            }
        }

        private String judge(Running statement, @Nullable StatementBalance closing) {
            StatementHead head = statement.head;
            if (statement.foreign != null) {
                return "is in %s and has an entry in %s (line %d)"
                        .formatted(head.currency(), statement.foreign.currency(), statement.foreign.line());
            }
            if (!balances) {
                return "";
            }
            if (head.opening() == null || closing == null) {
                return "has no %s balance".formatted(head.opening() == null ? "opening" : "closing");
            }
            return closing.equals(statement.balance())
                    ? ""
                    : "states a closing balance of %s, but opening and entries come to %s"
                            .formatted(closing, statement.balance());
        }
    }

    /** Passes over the statements that are wrong. */
    private static final class HandOver implements StatementEvents {
        private final Map<Integer, String> wrong;
        private final StatementHandler handler;
        private int count;
        private @Nullable Running running;

        HandOver(Map<Integer, String> wrong, StatementHandler handler) {
            this.wrong = new HashMap<>(wrong);
            this.handler = handler;
        }

        @Override
        public void open(StatementHead head) {
            count++;
            String reason = wrong.get(count);
            if (reason != null) {
                handler.setAside(head, reason);
                return;
            }
            running = new Running(head);
            handler.open(head, running.balance());
        }

        @Override
        public void entry(StatementEntry entry) {
            if (running != null) {
                running.add(entry);
                handler.entry(entry);
            }
        }

        @Override
        public void close(long line, @Nullable StatementBalance closing) {
            if (running != null) {
                handler.close(line, running.balance());
                running = null;
            }
        }
    }
}

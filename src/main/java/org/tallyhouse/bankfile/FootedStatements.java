package org.tallyhouse.bankfile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;
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
        try {
            scan.scan(footing);
        } catch (ArithmeticException e) {
            throw new FileRefused(FileFault.sumTooLarge(file), e);
        }
        footing.end();
        if (footing.count == 0) {
            throw new FileRefused(
                    FileFault.EMPTY.says("{file} holds no statement").in(file));
        }
        if (footing.wrong.size() == footing.count) {
            List<Failure> wrong = footing.wrong.values().stream()
                    .map(failure -> failure.in(file))
                    .toList();
            throw new FileRefused(
                    Failure.told(FileFault.CONTROL_DIFFERS, told(footing.wrong.values()))
                            .in(file),
                    wrong);
        }
        scan.scan(new HandOver(footing.wrong, handler));
    }

    private static String told(Collection<Failure> reasons) {
        String first = reasons.stream().limit(MOST_TOLD).map(Failure::sentence).collect(Collectors.joining("; "));
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

        /** @param words complete "statement 17 …" */
        Failure failure(FileFault fault, String words) {
            return fault.says("{field} {value} " + words).at(head.line()).about("statement", head.id());
        }
    }

    /** Keeps what is wrong by the number of the statement, from 1. */
    private static final class Footing implements StatementEvents {
        private final boolean balances;
        private final Map<Integer, Failure> wrong = new LinkedHashMap<>();
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
        public void close(long line, @Nullable StatementBalance closing, boolean interim) {
            if (running != null) {
                Failure failure = judge(running, closing);
                if (failure != null) {
                    wrong.put(count, failure);
                }
                running = null;
            }
        }

        /** A statement that the file breaks off in has no closing balance. */
        void end() {
            if (running != null) {
                wrong.put(count, running.failure(FileFault.CUT_OFF, "does not end: the file is cut off"));
            }
        }

        private @Nullable Failure judge(Running statement, @Nullable StatementBalance closing) {
            StatementHead head = statement.head;
            if (statement.foreign != null) {
                return statement
                        .failure(
                                FileFault.BAD_VALUE,
                                "is in {expected} and has an entry in {actual} (line %d)"
                                        .formatted(statement.foreign.line()))
                        .figures(head.currency(), statement.foreign.currency());
            }
            if (!balances) {
                return null;
            }
            if (head.opening() == null || closing == null) {
                return statement.failure(
                        FileFault.WRONG_STRUCTURE,
                        head.opening() == null ? "has no opening balance" : "has no closing balance");
            }
            return closing.equals(statement.balance())
                    ? null
                    : statement
                            .failure(
                                    FileFault.CONTROL_DIFFERS,
                                    "states a closing balance of {expected}, but opening and entries come to {actual}")
                            .figures(closing, statement.balance());
        }
    }

    /** Passes over the statements that are wrong. */
    private static final class HandOver implements StatementEvents {
        private final Map<Integer, Failure> wrong;
        private final StatementHandler handler;
        private int count;
        private @Nullable Running running;

        HandOver(Map<Integer, Failure> wrong, StatementHandler handler) {
            this.wrong = new HashMap<>(wrong);
            this.handler = handler;
        }

        @Override
        public void open(StatementHead head) {
            count++;
            Failure failure = wrong.get(count);
            if (failure != null) {
                handler.setAside(head, failure.sentence());
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
        public void close(long line, @Nullable StatementBalance closing, boolean interim) {
            if (running != null) {
                handler.close(line, running.balance(), interim);
                running = null;
            }
        }
    }
}

package org.tallyhouse.ledger.online;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.database.DatabaseException;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.BufferedCredits;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.window.PostingWindow;

/**
 * Buffered credits of many threads with few commits: the credits that wait while one insert is on its
 * way go together with the next. Each caller is answered when its own credit is committed, as if it had
 * been alone: with a receipt, or with the reason why not. For credits that are a transaction by
 * themselves; with rows of its own a caller uses {@link OnlineLedger#bufferedCredit}.
 */
public final class BufferedCreditWriter implements AutoCloseable {
    private static final int MOST_PER_INSERT = 256;
    private static final long PATIENCE_MILLIS = 100;
    /** Callers that were just answered are likely to hand in their next credit within this time. */
    private static final long GATHER_NANOS = 300_000;

    private static final long LOOK_NANOS = 40_000;

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Thread> lanes = new ArrayList<>();
    private final DataSource dataSource;
    private final OnlineLedger ledger;
    private volatile boolean closed;

    /** A writer with some lanes, each a thread with one connection; two are enough for most servers. */
    public BufferedCreditWriter(DataSource dataSource, OnlineLedger ledger, int laneCount) {
        this.dataSource = dataSource;
        this.ledger = ledger;
        for (int i = 1; i <= laneCount; i++) {
            Thread lane = new Thread(this::work, "buffered-credits-" + i);
            lane.setDaemon(true);
            lane.start();
            lanes.add(lane);
        }
    }

    /** A credit and who waits for it. */
    private record Waiting(Movement movement, CompletableFuture<Receipt> answer) {}

    /**
     * Hands in a credit.
     *
     * @return its receipt once it is committed, or its failure: a {@link LedgerException} that names why it was
     *     refused, or a {@link DatabaseException} after which the same call again tells what became of it
     */
    public CompletableFuture<Receipt> credit(Movement movement) {
        if (closed) {
            throw new IllegalStateException("the writer of buffered credits is closed");
        }
        CompletableFuture<Receipt> answer = new CompletableFuture<>();
        queue.add(new Waiting(movement, answer));
        return answer;
    }

    /** Takes no more credits, and waits until those handed in are answered. */
    @Override
    public void close() {
        closed = true;
        for (Thread lane : lanes) {
            try {
                lane.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** A lane: takes what waits, and keeps its connection for as long as there is work. */
    private void work() {
        while (!closed || !queue.isEmpty()) {
            List<Waiting> batch = take(1);
            if (batch.isEmpty()) {
                continue;
            }
            try (Connection connection = dataSource.getConnection()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
                for (; !batch.isEmpty(); batch = take(batch.size())) {
                    write(connection, batch);
                }
            } catch (SQLException | RuntimeException e) {
                RuntimeException failure =
                        e instanceof SQLException answer ? new DatabaseException(answer) : (RuntimeException) e;
                batch.forEach(waiting -> waiting.answer.completeExceptionally(failure));
            }
        }
    }

    /** What waits now, or within the moment that as many as the last time need to come back. */
    private List<Waiting> take(int lastTime) {
        List<Waiting> batch = new ArrayList<>();
        try {
            Waiting first = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                long until = System.nanoTime() + GATHER_NANOS;
                while (queue.size() + 1 < lastTime && System.nanoTime() < until) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
                batch.add(first);
                queue.drainTo(batch, MOST_PER_INSERT - 1);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("a lane is ended by closing the writer", e);
        }
        return batch;
    }

    private void write(Connection connection, List<Waiting> batch) throws SQLException {
        List<Waiting> sound = new ArrayList<>();
        List<CallRoute> routes = new ArrayList<>();
        for (Waiting waiting : batch) {
            try {
                routes.add(ledger.buffer.route(connection, waiting.movement));
                sound.add(waiting);
            } catch (LedgerException e) {
                waiting.answer.completeExceptionally(e);
            }
        }
        if (sound.isEmpty()) {
            return;
        }
        PostingWindow open = ledger.buffer.window(connection);
        while (!insertAll(connection, open, sound, routes)) {
            PostingWindow now = ledger.buffer.look(connection);
            if (now.windowId() == open.windowId()) {
                sound.forEach(waiting -> writeAlone(connection, waiting));
                return;
            }
            open = now;
        }
        for (Waiting waiting : sound) {
            waiting.answer.complete(new Receipt(waiting.movement.reference(), open.businessDate(), List.of()));
        }
    }

    /** False if the window was turned, or one of them is known already or may not be credited. */
    private static boolean insertAll(
            Connection connection, PostingWindow open, List<Waiting> waiting, List<CallRoute> routes)
            throws SQLException {
        List<BufferedCredit> rows = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            rows.add(CreditBuffer.row(open, waiting.get(i).movement.reference(), routes.get(i)));
        }
        try {
            return BufferedCredits.insert(connection, rows);
        } catch (SQLException e) {
            if (DatabaseErrors.isDuplicateKey(e) || DatabaseErrors.isLockConflict(e)) {
                return false;
            }
            throw e;
        }
    }

    /** What was inserted with the others is found by its reference. */
    private void writeAlone(Connection connection, Waiting waiting) {
        try {
            waiting.answer.complete(ledger.buffer.credit(connection, waiting.movement));
        } catch (LedgerException e) {
            waiting.answer.completeExceptionally(e);
        }
    }
}

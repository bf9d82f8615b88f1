package org.tallyhouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.tallyhouse.Books;
import org.tallyhouse.TestThreads;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** A run that is frozen at one moment of a put, loses its sessions, and wakes up behind another one that took over. */
final class FrozenPut {
    private static final long PATIENCE_SECONDS = 120;

    private final Books books;
    private final Path inbox;
    private final int moment;
    private final boolean fetchesAtOnce;
    private final CompletableFuture<String> frozen = new CompletableFuture<>();
    private final CompletableFuture<Boolean> thawed = new CompletableFuture<>();
    private final List<String> fetched = new ArrayList<>();

    /** @param fetchesAtOnce whether the bank fetches what is there while nobody has taken over yet */
    FrozenPut(Books books, Path inbox, int moment, boolean fetchesAtOnce) {
        this.books = books;
        this.inbox = inbox;
        this.moment = moment;
        this.fetchesAtOnce = fetchesAtOnce;
    }

    /** At which moment it was, what the bank got in the order it got it, and what a person is asked. */
    record Told(String moment, RunResult frozen, List<String> fetched, List<String> left, String asked) {}

    /** Returns null if a put has fewer moments. */
    @Nullable Told run(WatchedFiles files) throws Exception {
        List<Long> others = sessions();
        files.tell(inbox, freezer());
        try (TestThreads threads = new TestThreads();
                Books first = Books.open(books.database(), books.home(), new Books.Watcher())) {
            Future<RunResult> run = threads.run(() -> payout(first));
            String at = frozenOrEnded(run);
            if (at.isEmpty()) {
                return null;
            }
            try {
                sessions().stream().filter(id -> !others.contains(id)).forEach(this::kill);
                // its silence; the clock of the frozen one says nothing of it
                books.jdbc().update("UPDATE run_heartbeat SET beat_at = beat_at - INTERVAL 1 HOUR");
                if (fetchesAtOnce) {
                    fetch();
                }
                takeOver();
                fetch();
            } finally {
                thawed.complete(true);
            }
            return new Told(at, run.get(PATIENCE_SECONDS, TimeUnit.SECONDS), fetched, left(), asked());
        } finally {
            files.forget(inbox);
        }
    }

    private static RunResult payout(Books books) {
        return books.run("payout", Books.FRIDAY);
    }

    private void takeOver() {
        try (Books second = Books.open(books.database(), books.home(), new Books.Watcher())) {
            RunResult result = payout(second);
            assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.DONE);
        }
    }

    private Witness freezer() {
        return new Witness() {
            private int moments;

            @Override
            public void before(String what) {
                if (++moments == moment) {
                    frozen.complete(what);
                    thawed.join();
                }
            }

            @Override
            public void changed(Set<String> tables) {
                throw new IllegalStateException("no statements are watched");
            }
        };
    }

    private String frozenOrEnded(Future<RunResult> run) throws Exception {
        for (int tries = 0; tries < PATIENCE_SECONDS * 20; tries++) {
            try {
                return frozen.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (run.isDone()) {
                    return frozen.getNow("");
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        thawed.complete(true);
        throw new AssertionError("neither frozen nor ended");
    }

    private void fetch() throws IOException {
        for (String name : left()) {
            if (!name.startsWith(".")) {
                Files.delete(inbox.resolve(name));
                fetched.add(name);
            }
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(inbox)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private String asked() {
        return String.join(
                "; ",
                books.jdbc()
                        .queryForList(
                                "SELECT delivery_failure FROM bank_file WHERE delivery = 'WAITING'", String.class));
    }

    private List<Long> sessions() {
        return books.jdbc()
                .queryForList("SELECT id FROM information_schema.processlist WHERE db = DATABASE()", Long.class);
    }

    private void kill(long session) {
        try {
            books.jdbc().execute("KILL " + session);
        } catch (DataAccessException e) {
            // it ended by itself
            return;
        }
    }
}

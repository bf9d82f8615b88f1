package org.tallyhouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.window.PostingWindows;

/** The benchmark runs and its books are right; how fast it is, is for the benchmark to say. */
@Tag("database")
class HotAccountBenchTest {
    @TempDir
    private Path home;

    @Test
    void everyWayIsMeasuredAndNoCreditIsLost() throws Exception {
        try (Books books = Books.empty(home)) {
            DatabaseSettings database = TestDatabase.owner(books.database());
            HotAccountBench bench = new HotAccountBench(
                    new DriverManagerDataSource(
                            database.connectionUrl() + "&cachePrepStmts=true", database.user(), database.password()),
                    books.get(Accounts.class),
                    books.get(PostingWindows.class),
                    books.get(TransactionTemplate.class),
                    Clock.systemUTC());
            List<Integer> threads = Arrays.stream(
                            System.getProperty("bench.threads", "1,4").split(","))
                    .map(Integer::valueOf)
                    .toList();

            HotAccountResult result = bench.run(
                    threads,
                    Duration.ofMillis(Long.getLong("bench.millis", 300)),
                    Duration.ofMillis(Long.getLong("bench.rtt", 1)),
                    line -> {});
            System.out.println(result.text());

            assertThat(result.lockConflicts()).isZero();
        }
    }
}

package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Two windows, two balances: while the night works on a date, the next date moves the same accounts, and
 * the night comes to what it comes to in silence.
 */
@Tag("database")
@Timeout(580)
class MidnightTest {
    private static final int THREADS = 4;
    /** What the accounts have, in all and held, by code. */
    private static final String NOW = """
            SELECT a.code, a.posted_minor + COALESCE(b.coming, 0), a.held_minor
            FROM account a
            LEFT JOIN (SELECT side.account_id, SUM(side.amount) AS coming
                       FROM (SELECT window_id, account_id, amount_minor AS amount FROM buffered_credit
                             UNION ALL SELECT window_id, contra_account_id, -amount_minor FROM buffered_credit) side
                       JOIN posting_window w ON w.window_id = side.window_id AND w.status <> 'POSTED'
                       GROUP BY side.account_id) b ON b.account_id = a.account_id
            """;

    private static final String CLOSING = """
            SELECT a.code, b.opening_minor, b.debit_minor, b.credit_minor, b.closing_minor
            FROM closing_balance b
            JOIN account a ON a.account_id = b.account_id
            WHERE b.business_date = ?
            ORDER BY a.code
            """;
    /** An account whose current balance is not its last closing balance and what came after it. */
    private static final String NOT_CLOSING_AND_LATER = """
            SELECT a.code
            FROM account a
            WHERE a.posted_minor
                <> COALESCE((SELECT b.closing_minor FROM closing_balance b
                             WHERE b.account_id = a.account_id ORDER BY b.business_date DESC LIMIT 1), 0)
                 + COALESCE((SELECT SUM(e.amount_minor) FROM entry e
                             WHERE e.account_id = a.account_id
                               AND e.business_date > (SELECT MAX(c.business_date) FROM certificate c)), 0)
            """;

    @TempDir
    Path quietHome;

    @TempDir
    Path busyHome;

    @Test
    void theNightComesToTheSameWhileTheNextDateIsBusy() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        try (Books quiet = Books.sampleFriday(quietHome);
                Books setUp = Books.sampleFriday(busyHome);
                Books busy = Books.open(setUp.database(), busyHome, new AtCutover(cut))) {
            assertThat(quiet.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);

            MidnightTraffic.Sums moved = nightWithTraffic(setUp, busy, cut);

            assertThat(busy.jdbc().queryForList(CLOSING, Books.FRIDAY))
                    .isEqualTo(quiet.jdbc().queryForList(CLOSING, Books.FRIDAY));
            assertThat(Outputs.contents(busyHome.resolve("out"))).isEqualTo(Outputs.contents(quietHome.resolve("out")));
            for (String table : List.of("trial_balance", "certificate", "stage_total", "settlement", "bank_file")) {
                assertThat(Outputs.rows(busy).get(table))
                        .as(table)
                        .isEqualTo(Outputs.rows(quiet).get(table));
            }
            assertThat(busy.jdbc().queryForList(NOT_CLOSING_AND_LATER, String.class))
                    .isEmpty();
            assertThat(now(busy)).isEqualTo(moved.addedTo(now(quiet)));
            assertTheNextNightsClose(busy);
        }
    }

    /** The traffic goes on from cutover until the night is done. */
    private static MidnightTraffic.Sums nightWithTraffic(Books setUp, Books busy, CountDownLatch cut) throws Exception {
        MidnightTraffic traffic = new MidnightTraffic(setUp, Books.SATURDAY);
        MidnightTraffic.Sums sums = new MidnightTraffic.Sums();
        try (TestThreads threads = new TestThreads()) {
            List<Future<MidnightTraffic.Sums>> working = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                long seed = i;
                working.add(threads.run(() -> {
                    cut.await();
                    return traffic.run(seed);
                }));
            }
            try {
                assertThat(busy.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            } finally {
                cut.countDown();
                traffic.end();
            }
            for (Future<MidnightTraffic.Sums> worker : working) {
                assertThat(worker.get().isEmpty()).isFalse();
                sums.add(worker.get());
            }
        }
        return sums;
    }

    private static void assertTheNextNightsClose(Books books) {
        for (LocalDate date : List.of(Books.SATURDAY, Books.SUNDAY)) {
            books.sampleDay(date);
            assertThat(books.night(date)).extracting("outcome").as("%s", date).isEqualTo(Outcome.DONE);
            assertThat(books.jdbc().queryForList(NOT_CLOSING_AND_LATER, String.class))
                    .as("%s", date)
                    .isEmpty();
        }
    }

    /** Everything an account has, and what of it is held. */
    private static Map<String, List<Long>> now(Books books) {
        Map<String, List<Long>> now = new TreeMap<>();
        books.jdbc().query(NOW, row -> {
            now.put(row.getString(1), List.of(row.getLong(2), row.getLong(3)));
        });
        return now;
    }

    /** Tells when cutover is committed. */
    private static final class AtCutover extends Books.Watcher {
        private final CountDownLatch cut;

        AtCutover(CountDownLatch cut) {
            this.cut = cut;
        }

        @Override
        public void ended(String step, long done, boolean completed) {
            if (step.equals("cutover")) {
                cut.countDown();
            }
        }
    }
}

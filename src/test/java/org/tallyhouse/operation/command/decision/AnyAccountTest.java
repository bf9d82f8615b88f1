package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.online.HoldRequest;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult.Outcome;

/** Whatever account a call or a command names, it is refused or the nights after it close with all proofs. */
@Tag("database")
class AnyAccountTest {
    private static final long SEED = Long.getLong("tallyhouse.test.seed", 20_260_214L);
    private static final int CALLS = 400;
    private static final int COMMANDS = 12;

    /** One or two accounts of each kind and currency, of each owner's type. */
    private static final String ONE_OF_EACH = """
            SELECT MIN(code) FROM account GROUP BY kind, currency, purpose <> ''
            UNION SELECT MAX(code) FROM account GROUP BY kind, currency, purpose <> ''
            ORDER BY 1""";

    private final Random random = new Random(SEED);
    private final OnlineLedger ledger = new OnlineLedger(Clock.systemUTC());

    @TempDir
    private Path home;

    private List<String> accounts;
    private int taken;

    @Test
    void noCallAndNoCommandStopsALaterNight() throws SQLException {
        try (Books books = Nights.afterTheFirst(home)) {
            accounts = books.jdbc().queryForList(ONE_OF_EACH, String.class);
            books.sampleDay(Books.SATURDAY);
            call(books);
            assertThat(taken).as("seed %d: calls that were not refused", SEED).isGreaterThan(CALLS / 20);
            command(books);
            for (var date : List.of(Books.SATURDAY, Books.SUNDAY)) {
                if (date.equals(Books.SUNDAY)) {
                    books.sampleDay(date);
                    call(books);
                }
                var night = books.night(date);
                assertThat(night.outcome())
                        .as("seed %d, %s: %s", SEED, date, night.message())
                        .isEqualTo(Outcome.DONE);
            }
        }
    }

    private void call(Books books) throws SQLException {
        List<String> holds = new ArrayList<>();
        try (Connection connection = TestDatabase.connect(books.database())) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            for (int number = 0; number < CALLS; number++) {
                try {
                    call(connection, "CALL-%d-%d".formatted(number, taken), holds);
                    connection.commit();
                    taken++;
                } catch (LedgerException e) {
                    connection.rollback();
                }
            }
        }
    }

    private void call(Connection connection, String reference, List<String> holds) {
        String from = any();
        String to = any();
        String currency = from.split("\\.")[1];
        Movement movement = new Movement(reference, from, to, 1 + random.nextInt(2_000), currency);
        switch (random.nextInt(6)) {
            case 0 -> ledger.transfer(connection, movement);
            case 1 -> ledger.bufferedCredit(connection, movement);
            case 2 -> ledger.credit(connection, movement);
            case 3 -> {
                ledger.place(connection, new HoldRequest(reference, from, movement.amountMinor(), currency, "", null));
                holds.add(reference + " " + from);
            }
            case 4 -> {
                if (!holds.isEmpty()) {
                    String[] hold = holds.get(random.nextInt(holds.size())).split(" ");
                    ledger.capture(
                            connection,
                            hold[0],
                            new Movement(reference, hold[1], to, 1 + random.nextInt(1_000), hold[1].split("\\.")[1]));
                }
            }
            default -> ledger.reverse(connection, reference, "CALL-%d-%d".formatted(random.nextInt(CALLS), 0), "");
        }
    }

    /** A break of Friday's, or of one of its own that was undone, to any account. */
    private void command(Books books) {
        for (int number = 0; number < COMMANDS; number++) {
            List<String> open = books.jdbc()
                    .queryForList(
                            "SELECT b.break_id FROM recon_break b LEFT JOIN break_end e ON e.break_id = b.break_id"
                                    + " WHERE e.break_id IS NULL ORDER BY b.break_id",
                            String.class);
            if (open.isEmpty()) {
                return;
            }
            String id = open.get(random.nextInt(open.size()));
            String account = number % 3 == 0 ? "PLATFORM.CNY.ADJUSTMENT_EXPENSE" : any();
            CommandRun resolved = run(books, "li", "resolve", id, "--as", "ADJUST", "--account", account);
            assertThat(resolved.exit()).as(resolved.err()).isIn(0, 2);
            if (resolved.exit() == 0 && number % 2 == 0) {
                assertThat(run(books, "wang", "undo", id).exit()).isZero();
            }
        }
    }

    private static CommandRun run(Books books, String operator, String... words) {
        List<String> all = new ArrayList<>(List.of("breaks"));
        all.addAll(List.of(words));
        all.addAll(List.of("--operator", operator, "--reason", "tried"));
        return CommandRun.of(books, all.toArray(String[]::new));
    }

    private String any() {
        return accounts.get(random.nextInt(accounts.size()));
    }
}

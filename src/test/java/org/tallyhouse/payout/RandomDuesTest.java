package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.payout.DuesModel.Accounts;
import org.tallyhouse.payout.DuesModel.Merchant;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Random nights of merchants who spend, freeze, lose and change their bank accounts, and of people who approve and stop,
 * beside a model without tables. Minor units of CNY.
 */
@Tag("database")
class RandomDuesTest {
    private static final int NIGHTS = 30;
    private static final long APPROVAL_LIMIT = 50_000;
    private static final List<String> MERCHANTS = List.of("M002", "M006", "M008");

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(longs = {20260213, 1, 2})
    void whatIsOrderedAndWhatIsDueIsWhatTheModelSays(long seed) {
        Random random = new Random(seed);
        DuesModel model = new DuesModel(MERCHANTS, APPROVAL_LIMIT);
        Stumble stumble = new Stumble();
        try (Books books = Books.empty(home);
                Books stumbling = Books.open(books.database(), home, stumble)) {
            books.setUp(SampleSetUp.right().with("payout-terms.csv", """
                            bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
                            lotus,CNY,500.00,,,,
                            """).writeTo(home.resolve("setup")));
            for (int day = 0; day < NIGHTS; day++) {
                LocalDate night = Books.FRIDAY.plusDays(day);
                for (String id : MERCHANTS) {
                    happen(books, random, model.merchant(id), night);
                    settle(books, random, model.merchant(id), night);
                }
                Nights.cutOver(books, night);
                payOut(stumbling, stumble, random, night);
                model.night(night);
                assertThat(ordered(books))
                        .as("ordered on %s, seed %d", night, seed)
                        .isEqualTo(model.ordered());
                assertThat(dues(books)).as("due on %s, seed %d", night, seed).isEqualTo(model.dues());
            }
            assertThat(model.reasonsSeen())
                    .contains(
                            "NO_BANK_ACCOUNT",
                            "TWO_BANK_ACCOUNTS",
                            "INSUFFICIENT_FUNDS",
                            "ACCOUNT_ENDED",
                            "REJECTED",
                            "SPENT");
            nothingIsLost(books);
        }
    }

    /** Every settlement is what is ordered of it and what is due of it. */
    private static void nothingIsLost(Books books) {
        assertThat(books.jdbc().queryForList("""
                SELECT s.settlement_id
                FROM settlement s
                WHERE s.net_minor <> COALESCE((SELECT SUM(i.amount_minor) FROM payout_instruction i
                                               WHERE i.settlement_id = s.settlement_id AND i.status <> 'REJECTED'), 0)
                  + COALESCE((SELECT SUM(d.amount_minor) FROM payout_due d WHERE d.settlement_id = s.settlement_id), 0)""", String.class)).isEmpty();
    }

    private static void settle(Books books, Random random, Merchant merchant, LocalDate night) {
        long net = 1 + random.nextInt(100_000);
        String id = "S-%s-%s-CNY".formatted(night.format(DateTimeFormatter.BASIC_ISO_DATE), merchant.id);
        books.jdbc().update("""
                INSERT INTO settlement
                SELECT ?, ?, ?, 'CNY', ?, ?, 1, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, 'SETTLED', 0""", id, night, merchant.id, night, night, net, net);
        new Funds(books).give(merchant.balanceCode(), net, night);
        merchant.settled(id, net);
    }

    private void happen(Books books, Random random, Merchant merchant, LocalDate night) {
        switch (random.nextInt(8)) {
            case 0 -> spend(books, random, merchant, night);
            case 1 -> freeze(books, random, merchant, night);
            case 2 -> thaw(books, merchant, night);
            case 3 -> change(books, merchant, Accounts.NONE);
            case 4 -> change(books, merchant, Accounts.TWO);
            case 5 -> decide(books, random, merchant, night);
            default -> change(books, merchant, Accounts.ONE);
        }
    }

    private static void spend(Books books, Random random, Merchant merchant, LocalDate night) {
        long free = merchant.freeMinor();
        if (free > 0) {
            long minor = 1 + random.nextInt((int) Math.min(free, 1_000_000));
            new Funds(books).give(merchant.balanceCode(), -minor, night);
            merchant.balanceMinor -= minor;
        }
    }

    private static void freeze(Books books, Random random, Merchant merchant, LocalDate night) {
        long free = merchant.freeMinor();
        if (free > 0) {
            String id = "H-" + merchant.id + night;
            long minor = 1 + random.nextInt((int) Math.min(free, 1_000_000));
            books.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> assertThat(books.get(Holds.class)
                                    .place(List.of(new Holds.Request(
                                            id, new Funds(books).id(merchant.balanceCode()), minor, night, "a case"))))
                            .isEmpty());
            merchant.frozen.put(id, minor);
        }
    }

    private static void thaw(Books books, Merchant merchant, LocalDate night) {
        if (!merchant.frozen.isEmpty()) {
            List<String> all = List.copyOf(merchant.frozen.keySet());
            books.get(TransactionTemplate.class)
                    .executeWithoutResult(status -> books.get(Holds.class).release(all, night));
            merchant.frozen.clear();
        }
    }

    /** By plain SQL: what a set-up would add, cooling off, has tests of its own. */
    private static void change(Books books, Merchant merchant, Accounts to) {
        books.jdbc().update("DELETE FROM merchant_bank_account WHERE merchant_id = ?", merchant.id);
        merchant.change(to);
        for (int nth = 0; nth < to.ordinal(); nth++) {
            books.jdbc()
                    .update(
                            "INSERT INTO merchant_bank_account (merchant_id, currency, bank_id, account_name,"
                                    + " account_number, is_default, effective_from) VALUES (?, 'CNY', 'lotus', 'Any', ?, TRUE,"
                                    + " '2026-01-01')",
                            merchant.id,
                            nth == 0 ? merchant.accountNumber() : merchant.accountNumber() + "-second");
        }
    }

    private static void decide(Books books, Random random, Merchant merchant, LocalDate night) {
        boolean approves = random.nextBoolean();
        for (String id : merchant.waiting()) {
            OperatorDecision decision = new OperatorDecision("li", "checked", night);
            books.get(TransactionTemplate.class).executeWithoutResult(status -> {
                PayoutDecisions payouts = books.get(PayoutDecisions.class);
                if (approves) {
                    payouts.approve(List.of(id), decision);
                } else {
                    payouts.reject(List.of(id), decision);
                }
            });
            merchant.decided(id, approves);
        }
    }

    /** Stumbles in some commit, goes on where it was, and is done however often it is asked again. */
    private static void payOut(Books books, Stumble stumble, Random random, LocalDate night) {
        stumble.commitsLeft = random.nextInt(12);
        if (books.run("payout", night).outcome() == Outcome.FAILED) {
            stumble.commitsLeft = Integer.MAX_VALUE;
            assertThat(books.run("payout", night)).extracting("outcome").isEqualTo(Outcome.DONE);
        }
        assertThat(books.run("payout", night).outcome()).isEqualTo(Outcome.ALREADY_DONE);
    }

    /** Fails right before a commit. */
    private static final class Stumble extends Books.Watcher {
        private int commitsLeft = Integer.MAX_VALUE;

        @Override
        public void committing(String step) {
            if (step.startsWith("payout.") && commitsLeft-- == 0) {
                throw new IllegalStateException("stumbled");
            }
        }
    }

    private static Map<String, String> ordered(Books books) {
        return books.jdbc().queryForList("SELECT instruction_id, status, amount_minor FROM payout_instruction").stream()
                .collect(Collectors.toMap(
                        row -> (String) row.get("instruction_id"),
                        row -> row.get("status") + " " + row.get("amount_minor"),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static Map<String, Long> dues(Books books) {
        return books.jdbc().queryForList("SELECT settlement_id, way, reason, amount_minor FROM payout_due").stream()
                .collect(Collectors.toMap(
                        row -> "%s %s %s".formatted(row.get("settlement_id"), row.get("way"), row.get("reason")),
                        row -> (Long) row.get("amount_minor"),
                        Long::sum,
                        TreeMap::new));
    }
}

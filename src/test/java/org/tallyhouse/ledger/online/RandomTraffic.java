package org.tallyhouse.ledger.online;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.LedgerCall.Outcome;

/**
 * One thread's traffic: calls alone or several in a transaction, some of which is given up, and buffered
 * credits handed to a writer. Each outcome is compared with what was forecast.
 */
final class RandomTraffic {
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Random random;
    private final CallPlan plan;
    private final CallForecast forecast;
    private final OnlineLedger ledger;
    private final LedgerTransactions transactions;
    private final BufferedCreditWriter writer;
    private final TrafficAccounts parties;
    private int tries;
    private int committed;

    RandomTraffic(
            long seed,
            int thread,
            TrafficAccounts parties,
            OnlineLedger ledger,
            LedgerTransactions transactions,
            BufferedCreditWriter writer) {
        this.random = new Random(seed + thread);
        this.parties = parties;
        this.plan = new CallPlan(parties, thread, random);
        this.forecast = new CallForecast(parties);
        this.ledger = ledger;
        this.transactions = transactions;
        this.writer = writer;
    }

    /** Thrown to give up a transaction. */
    private static final class GivenUp extends RuntimeException {}

    Map<String, AccountModel> accounts() {
        return forecast.accounts();
    }

    /** How often each kind of call came to what. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** Transactions that had to be tried again, in thousandths of all. */
    int repeatedPerMille() {
        return (tries - committed) * 1000 / Math.max(1, committed);
    }

    /** Makes the next calls; returns how many. */
    int step() {
        int shape = random.nextInt(100);
        int size = 1 + random.nextInt(8);
        boolean givenUp = random.nextInt(40) == 0;
        List<LedgerCall> calls = new ArrayList<>();
        if (shape < 8) {
            for (int i = 0; i < 8 * size; i++) {
                calls.add(plan.nextBuffered(calls));
            }
            write(calls);
        } else {
            for (int i = 0; i < (shape < 35 ? 1 : size); i++) {
                calls.add(plan.next());
            }
            make(calls, givenUp);
        }
        return calls.size();
    }

    private void make(List<LedgerCall> calls, boolean givenUp) {
        List<Outcome> answers;
        try {
            answers = transactions.run(connection -> {
                tries++;
                List<Outcome> made = new ArrayList<>();
                for (LedgerCall call : calls) {
                    made.add(call.make(ledger, connection));
                }
                if (givenUp) {
                    throw new GivenUp();
                }
                return made;
            });
        } catch (GivenUp e) {
            committed++;
            count("given up");
            return;
        }
        committed++;
        for (int i = 0; i < calls.size(); i++) {
            check(calls.get(i), answers.get(i));
        }
    }

    /** All are handed in before the first is answered. */
    private void write(List<LedgerCall> calls) {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        for (LedgerCall call : calls) {
            answers.add(handIn(call));
        }
        for (int i = 0; i < calls.size(); i++) {
            check(calls.get(i), outcome(answers.get(i)));
            count("through the writer");
        }
    }

    private CompletableFuture<Receipt> handIn(LedgerCall call) {
        try {
            return writer.credit(call.toMovement());
        } catch (LedgerException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Outcome outcome(CompletableFuture<Receipt> answer) {
        try {
            return new Outcome(answer.join(), null);
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException refusal) {
                return new Outcome(null, refusal);
            }
            throw e;
        }
    }

    private void check(LedgerCall call, Outcome outcome) {
        ExpectedOutcome expected = forecast.expect(call);
        Receipt receipt = outcome.receipt();
        LedgerException refusal = outcome.refusal();
        String wrong = null;
        if (receipt != null) {
            if (expected.first() != null) {
                wrong = expected.first().equals(receipt) ? null : "";
                count(call.kind() + " again");
            } else {
                wrong = expected.mayBeDone() ? forecast.apply(call, receipt) : "";
                count(call.kind() + " done");
            }
        } else if (refusal != null) {
            boolean right = refusal.reason() == expected.refusal();
            wrong = right ? wrongShortage(call, refusal) : "";
            count(call.kind() + " " + refusal.reason());
            count("refused " + refusal.reason());
        }
        count(expected.isSure() ? "foretold" : "not foretold");
        if (wrong != null) {
            throw new AssertionError("%s%n came to %s%n instead of %s %s".formatted(call, outcome, expected, wrong));
        }
    }

    /** Who is refused for want of money is told how much there was: less than is wanted, and a balance it had. */
    private @Nullable String wrongShortage(LedgerCall call, LedgerException refusal) {
        String payer = refusal.reason() == Reason.INSUFFICIENT_FUNDS ? forecast.payer(call) : null;
        if (payer == null) {
            return null;
        }
        RefusedShortage shortage = RefusedShortage.of(refusal, payer);
        TrafficAccount party = parties.find(payer);
        AccountModel account = forecast.account(payer);
        if (party.shared()) {
            return null;
        }
        long balance = shortage.spendableMinor() - party.limitMinor() + account.heldMinor();
        boolean had =
                party.guard() == Account.Guard.POSTED ? account.saw(balance) : account.allPostedMinor() == balance;
        return had ? null : "an account with " + account.allPostedMinor();
    }

    private void count(String what) {
        outcomes.merge(what, 1, Integer::sum);
    }
}

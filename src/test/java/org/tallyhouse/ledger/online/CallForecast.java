package org.tallyhouse.ledger.online;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.LedgerCall.Kind;
import org.tallyhouse.money.Amounts;

/**
 * What one thread's calls must come to, by the rules alone: no database is asked. Of accounts that
 * nobody else moves every outcome is known; for those that are posted guarded only bounds are, while
 * buffered credits may be posted or not.
 */
final class CallForecast {
    private final Map<String, Done> done = new HashMap<>();
    private final Map<String, Placed> holds = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final Map<String, AccountModel> accounts = new TreeMap<>();
    private final TrafficAccounts parties;

    CallForecast(TrafficAccounts parties) {
        this.parties = parties;
    }

    /** A call that was done under its reference. */
    private record Done(LedgerCall call, Receipt receipt, CallEffect effect) {}

    /** A hold that was placed. */
    private static final class Placed {
        final Done done;
        long openMinor;

        Placed(Done done) {
            this.done = done;
            this.openMinor = done.call.amountMinor();
        }
    }

    AccountModel account(String code) {
        return accounts.computeIfAbsent(code, any -> new AccountModel());
    }

    Map<String, AccountModel> accounts() {
        return accounts;
    }

    ExpectedOutcome expect(LedgerCall call) {
        Reason bad = badInput(call);
        if (bad == null && call.kind() == Kind.REVERSE) {
            bad = notReversible(call.target());
        }
        if (bad != null) {
            return ExpectedOutcome.refused(bad);
        }
        Done before = first(call);
        if (before != null) {
            return before.call.saysTheSame(call)
                    ? ExpectedOutcome.again(before.receipt)
                    : ExpectedOutcome.refused(Reason.REFERENCE_REUSED);
        }
        return switch (call.kind()) {
            case CREDIT, DEBIT, TRANSFER, PLACE -> ifAffordable(call.from(), call.amountMinor());
            case BUFFER -> ExpectedOutcome.DONE;
            case CAPTURE, RELEASE -> ifHeld(call);
            case EXPIRE -> ifExpired(call);
            case REVERSE -> ifFirstAndAffordable(call);
        };
    }

    /** Keeps what a call has done; tells what is wrong with its receipt, if anything is. */
    @Nullable String apply(LedgerCall call, Receipt receipt) {
        CallEffect effect = effect(call);
        Map<String, Long> entries = new TreeMap<>();
        receipt.entries().forEach(entry -> entries.put(entry.account(), entry.amountMinor()));
        if (!entries.equals(effect.booked()) || !receipt.reference().equals(call.reference())) {
            return "the receipt should say " + effect.booked();
        }
        effect.booked().forEach((code, amount) -> account(code).book(amount));
        effect.buffered().forEach((code, amount) -> account(code).buffer(receipt.businessDate(), amount));
        keep(call, new Done(call, receipt, effect));
        for (Receipt.Booked entry : receipt.entries()) {
            if (!parties.find(entry.account()).shared()
                    && !account(entry.account()).saw(entry.balanceAfterMinor())) {
                return "%s had at least %d before"
                        .formatted(entry, account(entry.account()).leastPostedMinor());
            }
        }
        return null;
    }

    /** The account a call debits, or holds money on, if it can be refused for want of it. */
    @Nullable String payer(LedgerCall call) {
        if (call.kind() != Kind.REVERSE) {
            return call.from();
        }
        return effect(call).booked().entrySet().stream()
                .filter(entry -> entry.getValue() < 0)
                .map(Map.Entry::getKey)
                .filter(code -> parties.find(code).isGuarded())
                .findFirst()
                .orElse(null);
    }

    private void keep(LedgerCall call, Done what) {
        switch (call.kind()) {
            case PLACE -> {
                holds.put(call.target(), new Placed(what));
                account(call.from()).hold(call.amountMinor());
                return;
            }
            case CAPTURE, RELEASE -> end(call.target(), call.amountMinor());
            case EXPIRE -> end(call.target(), holds.get(call.target()).openMinor);
            case REVERSE -> reversed.add(call.target());
            case CREDIT, BUFFER, DEBIT, TRANSFER -> {}
        }
        done.put(call.reference(), what);
    }

    private void end(String holdId, long amountMinor) {
        Placed hold = holds.get(holdId);
        hold.openMinor -= amountMinor;
        account(hold.done.call.from()).hold(-amountMinor);
    }

    private CallEffect effect(LedgerCall call) {
        return switch (call.kind()) {
            case CREDIT, DEBIT, TRANSFER, CAPTURE ->
                CallEffect.now(parties.find(call.from()), parties.find(call.to()), call.amountMinor());
            case BUFFER -> CallEffect.later(parties.find(call.from()), parties.find(call.to()), call.amountMinor());
            case PLACE, RELEASE, EXPIRE -> CallEffect.NONE;
            case REVERSE -> done.get(call.target()).effect.reversed();
        };
    }

    private @Nullable Done first(LedgerCall call) {
        if (call.kind() == Kind.PLACE) {
            return holds.containsKey(call.target()) ? holds.get(call.target()).done : null;
        }
        return done.get(call.reference());
    }

    private @Nullable Reason badInput(LedgerCall call) {
        if (call.reference().isBlank() || call.reference().length() > (call.kind() == Kind.PLACE ? 64 : 120)) {
            return Reason.BAD_REFERENCE;
        }
        boolean hasAmount = call.kind() != Kind.EXPIRE && call.kind() != Kind.REVERSE;
        if (hasAmount && (call.amountMinor() <= 0 || call.amountMinor() > Amounts.MAX_MINOR)) {
            return Reason.BAD_AMOUNT;
        }
        if (call.isMovement() && call.from().equals(call.to())) {
            return Reason.SAME_ACCOUNT;
        }
        Reason bad = call.isMovement() || call.kind() == Kind.PLACE ? badAccount(call, call.from()) : null;
        if (bad == null && call.isMovement()) {
            bad = badAccount(call, call.to());
        }
        boolean guarded = bad == null
                && call.kind() == Kind.BUFFER
                && parties.find(call.from()).isGuarded();
        return guarded ? Reason.NOT_BUFFERED : bad;
    }

    private @Nullable Reason badAccount(LedgerCall call, String code) {
        TrafficAccount party = parties.find(code);
        if (party == null) {
            return Reason.UNKNOWN_ACCOUNT;
        }
        if (!call.currency().equals(TrafficAccounts.CURRENCY)) {
            return Reason.WRONG_CURRENCY;
        }
        return code.equals(party.transit()) ? Reason.ACCOUNT_BLOCKED : null;
    }

    private @Nullable Reason notReversible(String original) {
        Done what = done.get(original);
        if (what == null) {
            return Reason.UNKNOWN_REFERENCE;
        }
        return what.effect.equals(CallEffect.NONE) ? Reason.NOT_REVERSIBLE : null;
    }

    private ExpectedOutcome ifFirstAndAffordable(LedgerCall call) {
        if (reversed.contains(call.target())) {
            return ExpectedOutcome.refused(Reason.ALREADY_REVERSED);
        }
        String payer = payer(call);
        return payer == null
                ? ExpectedOutcome.DONE
                : ifAffordable(payer, -effect(call).booked().get(payer));
    }

    private ExpectedOutcome ifAffordable(String code, long amountMinor) {
        TrafficAccount party = parties.find(code);
        if (!party.isGuarded()) {
            return ExpectedOutcome.DONE;
        }
        AccountModel account = account(code);
        long most = account.allPostedMinor() - account.heldMinor() + party.limitMinor();
        long least = account.leastPostedMinor() - account.heldMinor() + party.limitMinor();
        if (party.shared()) {
            return ExpectedOutcome.either(Reason.INSUFFICIENT_FUNDS);
        }
        if (most < amountMinor) {
            return ExpectedOutcome.refused(Reason.INSUFFICIENT_FUNDS);
        }
        return party.guard() == Account.Guard.EFFECTIVE || least >= amountMinor
                ? ExpectedOutcome.DONE
                : ExpectedOutcome.either(Reason.INSUFFICIENT_FUNDS);
    }

    private ExpectedOutcome ifHeld(LedgerCall call) {
        Placed hold = holds.get(call.target());
        if (hold == null
                || (call.kind() == Kind.CAPTURE && !hold.done.call.from().equals(call.from()))) {
            return ExpectedOutcome.refused(Reason.HOLD_UNKNOWN);
        }
        if (hold.openMinor == 0) {
            return ExpectedOutcome.refused(Reason.HOLD_ENDED);
        }
        return hold.openMinor < call.amountMinor()
                ? ExpectedOutcome.refused(Reason.HOLD_EXCEEDED)
                : ExpectedOutcome.DONE;
    }

    private ExpectedOutcome ifExpired(LedgerCall call) {
        Placed hold = holds.get(call.target());
        if (hold == null) {
            return ExpectedOutcome.refused(Reason.HOLD_UNKNOWN);
        }
        Instant expiresAt = hold.done.call.expiresAt();
        if (expiresAt == null || OnlineShop.NOON.isBefore(expiresAt)) {
            return ExpectedOutcome.refused(Reason.HOLD_NOT_EXPIRED);
        }
        return hold.openMinor == 0 ? ExpectedOutcome.refused(Reason.HOLD_ENDED) : ExpectedOutcome.DONE;
    }
}

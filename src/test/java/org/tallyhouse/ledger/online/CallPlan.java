package org.tallyhouse.ledger.online;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tallyhouse.ledger.online.LedgerCall.Kind;

/**
 * The calls of one thread, drawn from its seed alone: whatever becomes of one, the next ones are the
 * same. A call that needs an earlier one names it, done or not.
 */
final class CallPlan {
    private static final int RECENT = 300;
    private static final int RECENT_HOLDS = 12;
    private static final long NEVER_DRAWN = 1_000_003;

    private final List<LedgerCall> calls = new ArrayList<>();
    private final List<LedgerCall> places = new ArrayList<>();
    private final String name;
    private final TrafficAccounts parties;
    private final int thread;
    private final Random random;

    CallPlan(TrafficAccounts parties, int thread, Random random) {
        this.parties = parties;
        this.thread = thread;
        this.random = random;
        this.name = "T" + thread + "-";
    }

    /** Everything is drawn every time, so that no call depends on what another kind needs. */
    private record Draw(
            int kind, TrafficAccount first, TrafficAccount second, TrafficAccount house, long amountMinor, int pick) {}

    /** A call in a transaction; few go to accounts that all contend for. */
    LedgerCall next() {
        return planned(drawn(draw(10)));
    }

    /** A credit for the writer: some again, some bad, most to accounts that all contend for. */
    LedgerCall nextBuffered(List<LedgerCall> together) {
        Draw draw = draw(50);
        if (draw.pick % 11 == 0 && !together.isEmpty()) {
            return together.get(draw.pick % together.size());
        }
        LedgerCall credit = buffered(draw);
        return planned(draw.pick % 13 == 0 ? bad(credit, draw) : credit);
    }

    private Draw draw(int sharedPercent) {
        boolean firstShared = random.nextInt(100) < sharedPercent;
        boolean secondShared = random.nextInt(100) < sharedPercent;
        int kind = random.nextInt(100);
        TrafficAccount first = any(firstShared ? parties.shared() : parties.ownOf(thread));
        TrafficAccount second = any(secondShared ? parties.shared() : parties.ownOf(thread));
        TrafficAccount house = any(parties.hot());
        long amount = 1 + random.nextInt(2_000);
        return new Draw(kind, first, second, house, amount, random.nextInt(1 << 30));
    }

    private LedgerCall drawn(Draw draw) {
        if (draw.kind < 14) {
            return buffered(draw);
        }
        if (draw.kind < 27) {
            return movement(Kind.CREDIT, draw.pick % 5 == 0 ? due() : draw.house, draw.first, draw.amountMinor);
        }
        if (draw.kind < 38) {
            return movement(Kind.DEBIT, draw.first, draw.pick % 5 == 0 ? due() : draw.house, draw.amountMinor);
        }
        if (draw.kind < 54) {
            return movement(Kind.TRANSFER, draw.first, draw.second, draw.amountMinor);
        }
        if (draw.kind < 63) {
            return place(draw);
        }
        if (draw.kind < 79) {
            return ending(draw);
        }
        if (draw.kind < 87) {
            return LedgerCall.reverse(reference(), recent(draw).reference());
        }
        if (draw.kind < 93) {
            return recent(draw);
        }
        return draw.kind < 96 ? otherwise(recent(draw)) : bad(movement(Kind.DEBIT, draw.first, due(), 1), draw);
    }

    private LedgerCall buffered(Draw draw) {
        return movement(Kind.BUFFER, draw.pick % 7 == 0 ? due() : draw.house, draw.first, draw.amountMinor);
    }

    private LedgerCall place(Draw draw) {
        Instant expiresAt = switch (draw.pick % 3) {
            case 0 -> OnlineShop.NOON;
            case 1 -> OnlineShop.NOON.plusSeconds(1);
            default -> null;
        };
        LedgerCall place = LedgerCall.place(reference(), draw.first.code(), draw.amountMinor, expiresAt);
        places.add(place);
        return place;
    }

    /** Of a hold: all of it, a part, or more than there may be left. */
    private LedgerCall ending(Draw draw) {
        if (places.isEmpty()) {
            return place(draw);
        }
        int back = 1 + draw.pick % Math.min(RECENT_HOLDS, places.size());
        LedgerCall hold = places.get(places.size() - back);
        long part = draw.pick % 5 < 2 ? hold.amountMinor() : 1 + draw.amountMinor % hold.amountMinor();
        return switch (draw.kind % 5) {
            case 0, 1 -> LedgerCall.capture(reference(), hold.target(), hold.from(), draw.second.code(), part);
            case 2 -> LedgerCall.capture(reference(), hold.target(), hold.from(), draw.house.code(), part);
            case 3 -> LedgerCall.release(reference(), hold.target(), part);
            default -> LedgerCall.expire(hold.target());
        };
    }

    /** Another content under the same reference. */
    private LedgerCall otherwise(LedgerCall call) {
        return switch (call.kind()) {
            case REVERSE, EXPIRE ->
                LedgerCall.movement(
                        Kind.TRANSFER,
                        call.reference(),
                        parties.ownOf(thread).get(0).code(),
                        parties.ownOf(thread).get(1).code(),
                        NEVER_DRAWN);
            case CREDIT, BUFFER, DEBIT, TRANSFER, PLACE, CAPTURE, RELEASE -> call.of(call.amountMinor() + NEVER_DRAWN);
        };
    }

    /** One thing is wrong with it. */
    private LedgerCall bad(LedgerCall good, Draw draw) {
        String long121 = "x".repeat(121);
        return switch (draw.pick / 16 % 11) {
            case 0 -> good.of(0);
            case 1 -> good.of(-draw.amountMinor);
            case 2 -> good.of(Long.MAX_VALUE);
            case 3 -> good.in("USD");
            case 4 -> LedgerCall.movement(good.kind(), good.reference(), good.from(), good.from(), 1);
            case 5 -> LedgerCall.movement(good.kind(), good.reference(), good.from(), "NOBODY.CNY.BALANCE", 1);
            case 6 -> LedgerCall.movement(good.kind(), good.reference(), good.from(), draw.first.transit(), 1);
            case 7 -> LedgerCall.movement(good.kind(), draw.pick % 2 == 0 ? " " : long121, good.from(), good.to(), 1);
            case 8 -> LedgerCall.movement(Kind.BUFFER, good.reference(), draw.first.code(), draw.house.code(), 1);
            case 9 -> good.kind() == Kind.BUFFER ? good.of(0) : LedgerCall.release(good.reference(), "no such hold", 1);
            default ->
                good.kind() == Kind.BUFFER ? good.in("EUR") : LedgerCall.place(long121, draw.first.code(), 1, null);
        };
    }

    private LedgerCall planned(LedgerCall call) {
        calls.add(call);
        return call;
    }

    private LedgerCall recent(Draw draw) {
        if (calls.isEmpty()) {
            return movement(Kind.CREDIT, draw.house, draw.first, draw.amountMinor);
        }
        return calls.get(calls.size() - 1 - draw.pick % Math.min(RECENT, calls.size()));
    }

    private LedgerCall movement(Kind kind, TrafficAccount from, TrafficAccount to, long amountMinor) {
        return LedgerCall.movement(kind, reference(), from.code(), to.code(), amountMinor);
    }

    private TrafficAccount due() {
        return parties.unguardedOf(thread);
    }

    private String reference() {
        return name + calls.size();
    }

    private TrafficAccount any(List<TrafficAccount> some) {
        return some.get(random.nextInt(some.size()));
    }
}

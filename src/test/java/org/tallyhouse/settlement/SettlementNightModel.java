package org.tallyhouse.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.settlement.SettlementStops.Stop;

/** Settlement as a person would do it from a list of transactions: one currency, minor units. */
final class SettlementNightModel {
    private final Map<String, Terms> terms;
    private final Function<String, BusinessCalendar> calendars;
    private final List<Row> open = new ArrayList<>();
    private final Map<String, State> states = new TreeMap<>();
    private final Map<String, Stop> stops = new LinkedHashMap<>();
    private final Map<String, LocalDate> asked = new TreeMap<>();
    private final Set<String> reconciled = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> wasDue = new HashSet<>();
    private final Set<String> reasonsSeen = new HashSet<>();
    private long givenBack;
    private long debtsPaid;

    /** bank is the calendar of the bank that pays, or empty. */
    record Terms(
            String settlement, String calendar, String bank, long minimum, BigDecimal reserveRate, int reserveDays) {
        static Terms of(String settlement) {
            return new Terms(settlement, "CN", "", 0, BigDecimal.ZERO, 0);
        }

        Terms paidBy(String bankCalendar) {
            return new Terms(settlement, calendar, bankCalendar, minimum, reserveRate, reserveDays);
        }
    }

    /** A transaction; payment is its amount if it is one. */
    record Row(
            String id,
            String merchant,
            String channel,
            LocalDate date,
            long payment,
            long pending,
            long due,
            long fee) {}

    /** What a settlement came to. */
    record Done(long net, long held, long released, long carried, long dues, String transactions) {}

    /** What a merchant owes, since which night. */
    record Owed(long amount, LocalDate since) {}

    private record Kept(LocalDate until, long amount) {}

    private static final class State {
        private long account;
        private long carried;
        private long dues;
        private long unheld;
        private @Nullable LocalDate settledThrough;
        private @Nullable LocalDate owesSince;
        private final List<Kept> reserve = new ArrayList<>();
    }

    SettlementNightModel(Map<String, Terms> terms, Function<String, BusinessCalendar> calendars) {
        this.terms = terms;
        this.calendars = calendars;
        terms.keySet().forEach(merchant -> states.put(merchant, new State()));
    }

    void add(List<Row> rows) {
        open.addAll(rows);
        rows.forEach(row -> states.get(row.merchant).account += row.pending);
    }

    void place(Stop stop) {
        stops.put(stop.stopId(), stop);
    }

    void lift(String stopId) {
        stops.remove(stopId);
    }

    void ask(String merchant, LocalDate date) {
        asked.put(merchant, date);
    }

    boolean reconcile(String channel, LocalDate date) {
        return reconciled.add(channel + date);
    }

    void broken(List<String> transactions) {
        broken.clear();
        broken.addAll(transactions);
    }

    Map<String, Done> settle(LocalDate night) {
        Map<String, Done> done = new TreeMap<>();
        for (String merchant : terms.keySet()) {
            LocalDate through = through(merchant, night);
            if (through != null) {
                settle(merchant, night, through, done);
            }
            State state = states.get(merchant);
            if (state.carried >= 0) {
                state.owesSince = null;
            } else if (state.owesSince == null) {
                state.owesSince = night;
            }
        }
        return done;
    }

    private @Nullable LocalDate through(String merchant, LocalDate night) {
        SettlementTerms parsed = SettlementTerms.parse(terms.get(merchant).settlement);
        if (!moved(merchant, night).equals(night)) {
            return null;
        }
        if (parsed.isOnDemand()) {
            return asked.remove(merchant);
        }
        LocalDate through = night;
        while (moved(merchant, parsed.dueOn(through, calendars.apply(terms.get(merchant).calendar)))
                .isAfter(night)) {
            through = through.minusDays(1);
        }
        return through;
    }

    /** A day, or the next one on which merchant and bank both work. */
    private LocalDate moved(String merchant, LocalDate due) {
        Terms agreed = terms.get(merchant);
        LocalDate day = due;
        while (!agreed.bank.isEmpty()
                && !(calendars.apply(agreed.calendar).works(day)
                        && calendars.apply(agreed.bank).works(day))) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** What merchants owe after a night. */
    Map<String, Owed> owed() {
        Map<String, Owed> owed = new TreeMap<>();
        states.forEach((merchant, state) -> {
            if (state.owesSince != null) {
                owed.put(merchant, new Owed(-state.carried, state.owesSince));
            }
        });
        return owed;
    }

    private void settle(String merchant, LocalDate night, LocalDate through, Map<String, Done> done) {
        State state = states.get(merchant);
        Terms agreed = terms.get(merchant);
        List<Row> reached = open.stream()
                .filter(row -> row.merchant.equals(merchant) && !row.date.isAfter(through))
                .toList();
        reached.stream().filter(row -> !waiting(row).isEmpty()).forEach(row -> wasDue.add(row.id));
        boolean isPeriodDone = SettlementTerms.parse(agreed.settlement).isPeriodic()
                && state.settledThrough != null
                && !state.settledThrough.isBefore(through);
        if (isPeriodDone || isMerchantHeld(merchant)) {
            return;
        }
        List<Row> due = reached.stream().filter(row -> waiting(row).isEmpty()).toList();
        long back = state.reserve.stream()
                .filter(kept -> !kept.until.isAfter(night))
                .mapToLong(Kept::amount)
                .sum();
        if (due.isEmpty() && state.carried <= 0 && back == 0) {
            return;
        }
        long dues =
                state.dues + due.stream().mapToLong(row -> row.fee - row.due).sum();
        long inPending = state.carried
                + state.dues
                + due.stream().mapToLong(Row::pending).sum();
        long base = agreed.reserveRate.signum() == 0
                ? 0
                : state.unheld + due.stream().mapToLong(Row::payment).sum();
        long hold = agreed.reserveRate
                .multiply(BigDecimal.valueOf(base))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long net = Math.min(inPending, Math.max(0, state.account)) - dues - hold + back;
        boolean pays = inPending - dues - hold + back >= 0 && net >= 0 && (net == 0 || net >= agreed.minimum);
        boolean paysDebt = !pays && inPending < dues && back > 0;
        if (due.isEmpty() && !paysDebt && (!pays || (net == 0 && dues == 0 && hold == 0 && back == 0))) {
            return;
        }
        String ids = due.stream().map(Row::id).sorted().collect(Collectors.joining(","));
        if (pays) {
            state.carried = inPending - dues - hold + back - net;
            state.dues = 0;
            state.unheld = 0;
            state.account -= net + dues + hold - back;
            state.reserve.removeIf(kept -> !kept.until.isAfter(night));
            if (hold > 0) {
                state.reserve.add(new Kept(night.plusDays(agreed.reserveDays), hold));
            }
            givenBack += back;
            done.put(merchant, new Done(net, hold, back, state.carried, 0, ids));
        } else if (paysDebt) {
            state.carried = inPending - dues + back;
            state.unheld = base;
            state.dues = Math.max(0, dues) - Math.min(Math.max(0, dues), back) + Math.min(0, dues);
            state.account += back - Math.min(Math.max(0, dues), back);
            state.reserve.removeIf(kept -> !kept.until.isAfter(night));
            givenBack += back;
            debtsPaid++;
            done.put(merchant, new Done(0, 0, back, state.carried, state.dues, ids));
        } else {
            state.carried = inPending - dues;
            state.dues = dues;
            state.unheld = base;
            done.put(merchant, new Done(0, 0, 0, state.carried, dues, ids));
        }
        open.removeAll(due);
        state.settledThrough =
                state.settledThrough != null && state.settledThrough.isAfter(through) ? state.settledThrough : through;
    }

    /** Why a transaction that is due has to wait. */
    private String waiting(Row row) {
        if (!row.channel.isEmpty()
                && stops.values().stream().anyMatch(stop -> stop.channel().equals(row.channel))) {
            return "CHANNEL_HELD";
        }
        boolean isOpen = !reconciled.contains(row.channel + row.date) || broken.contains(row.id);
        return row.channel.equals("cardnet") && isOpen ? "NOT_RECONCILED" : "";
    }

    private boolean isMerchantHeld(String merchant) {
        return stops.values().stream().anyMatch(stop -> stop.merchantId().equals(merchant));
    }

    Map<String, String> notSettled(LocalDate night) {
        Map<String, String> reasons = new TreeMap<>();
        for (Row row : open) {
            String waiting = wasDue.contains(row.id) ? waiting(row) : "";
            String reason =
                    isMerchantHeld(row.merchant) ? "MERCHANT_HELD" : waiting.isEmpty() ? "NOT_YET_DUE" : waiting;
            reasons.put(row.id, reason);
            reasonsSeen.add(reason);
        }
        return reasons;
    }

    Set<String> reasonsSeen() {
        return reasonsSeen;
    }

    long debtsPaidByReserves() {
        return debtsPaid;
    }

    long reservesGivenBack() {
        return givenBack;
    }

    long reservesHeld() {
        return states.values().stream()
                .flatMap(state -> state.reserve.stream())
                .mapToLong(Kept::amount)
                .sum();
    }
}

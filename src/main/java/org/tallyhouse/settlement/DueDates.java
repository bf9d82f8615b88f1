package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.settlement.SettlementMapper.Request;

/** Through which date each of some merchants is settled on a night: by its terms, or because it was asked for. */
final class DueDates {
    private final Map<String, Merchant> merchants;
    private final Set<Request> requests;
    private final Map<LocalDate, List<String>> byDate = new TreeMap<>();

    DueDates(List<Merchant> merchants, Collection<Request> requests, LocalDate night, Calendars calendars) {
        this.merchants = merchants.stream().collect(Collectors.toMap(Merchant::merchantId, merchant -> merchant));
        this.requests = latest(requests);
        merchants.stream()
                .filter(merchant -> !merchant.terms().isOnDemand())
                .forEach(merchant -> add(
                        merchant.terms().dueThrough(night, calendars.get(merchant.settlementCalendar())),
                        merchant.merchantId()));
        this.requests.stream()
                .filter(request -> isOnDemand(request.merchantId()))
                .forEach(request -> add(request.businessDate(), request.merchantId()));
    }

    /** The later of two requests asks for what the earlier one asks for. */
    private static Set<Request> latest(Collection<Request> requests) {
        return new HashSet<>(requests.stream()
                .collect(Collectors.toMap(
                        request -> request.merchantId() + "." + request.currency(),
                        request -> request,
                        (one, two) -> one.businessDate().isAfter(two.businessDate()) ? one : two))
                .values());
    }

    private void add(LocalDate through, String merchantId) {
        List<String> ids = byDate.computeIfAbsent(through, date -> new ArrayList<>());
        if (!ids.contains(merchantId)) {
            ids.add(merchantId);
        }
    }

    /** The merchants by the date through which they are settled. */
    Map<LocalDate, List<String>> byDate() {
        return byDate;
    }

    /**
     * Whether a settlement is made of it. A period agreed upon is settled once: what it left over waits for the
     * next one.
     */
    boolean isDue(DueAmounts amounts, LocalDate through) {
        if (isOnDemand(amounts.merchantId())) {
            return requests.contains(new Request(amounts.merchantId(), amounts.currency(), through));
        }
        LocalDate settled = amounts.settledThrough();
        return !merchants.get(amounts.merchantId()).terms().isPeriodic()
                || settled == null
                || settled.isBefore(through);
    }

    private boolean isOnDemand(String merchantId) {
        return merchants.get(merchantId).terms().isOnDemand();
    }
}

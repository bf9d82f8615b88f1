package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.settlement.netting.SettlementMapper.PayingBank;
import org.tallyhouse.settlement.netting.SettlementMapper.Request;

/**
 * Through which date each of some merchants is settled in a currency on a night: by its terms, or because it was asked
 * for, on the days its bank moves money too.
 */
final class DueDates {
    private final Map<String, Merchant> merchants;
    private final Map<String, String> bankCalendars;
    private final LocalDate night;
    private final Calendars calendars;
    private final List<Request> answered;
    private final Map<String, LocalDate> asked;
    private final Unsettleable unsettleable;

    /** @param unsettleable is told of those whose dates cannot be worked out */
    DueDates(
            List<Merchant> merchants,
            Collection<PayingBank> banks,
            Collection<Request> requests,
            LocalDate night,
            Calendars calendars,
            Unsettleable unsettleable) {
        this.unsettleable = unsettleable;
        this.merchants = merchants.stream().collect(Collectors.toMap(Merchant::merchantId, Function.identity()));
        this.bankCalendars = banks.stream()
                .collect(Collectors.toMap(
                        bank -> key(bank.merchantId(), bank.currency()),
                        PayingBank::calendar,
                        BusinessCalendar::nameOfBoth));
        this.night = night;
        this.calendars = calendars;
        this.answered = requests.stream().filter(this::isAnswered).toList();
        // the later of two requests asks for what the earlier one asks for
        this.asked = answered.stream()
                .collect(Collectors.toMap(
                        request -> key(request.merchantId(), request.currency()),
                        Request::businessDate,
                        (one, two) -> one.isAfter(two) ? one : two));
    }

    private boolean isAnswered(Request request) {
        return unsettleable
                .tried(
                        request.merchantId(),
                        request.currency(),
                        () -> !isOnDemand(request.merchantId())
                                || moneyMovesOn(night, request.merchantId(), request.currency()))
                .orElse(false);
    }

    /**
     * Those of the requests that the night answers; the others wait for a day on which money moves, or until what keeps
     * their merchant from being settled is mended.
     */
    List<Request> answered() {
        return answered.stream()
                .filter(request -> !unsettleable.has(request.merchantId(), request.currency()))
                .toList();
    }

    /** Of where merchants stand, what is settled, by the date through which. */
    Map<LocalDate, List<SettlementStanding>> byDate(Collection<SettlementStanding> open) {
        Map<LocalDate, List<SettlementStanding>> byDate = new TreeMap<>();
        for (SettlementStanding each : open) {
            unsettleable
                    .tried(each.merchantId(), each.currency(), () -> through(each.merchantId(), each.currency()))
                    .ifPresent(through -> byDate.computeIfAbsent(through, date -> new ArrayList<>())
                            .add(each));
        }
        return byDate;
    }

    private @Nullable LocalDate through(String merchantId, String currency) {
        Merchant merchant = merchant(merchantId);
        if (!moneyMovesOn(night, merchantId, currency)) {
            // also what was left out, carried or held back waits for the day to which a due date would move
            return null;
        }
        return isOnDemand(merchantId)
                ? asked.get(key(merchantId, currency))
                : merchant.terms()
                        .dueThrough(
                                night, calendars.get(merchant.settlementCalendar()), moneyMoves(merchantId, currency));
    }

    /**
     * Whether a settlement is made of it. A period agreed upon is settled once: what it left over waits for the
     * next one.
     */
    boolean isDue(DueAmounts amounts, LocalDate through) {
        LocalDate settled = amounts.settledThrough();
        return !merchant(amounts.merchantId()).terms().isPeriodic() || settled == null || settled.isBefore(through);
    }

    private boolean moneyMovesOn(LocalDate day, String merchantId, String currency) {
        BusinessCalendar days = moneyMoves(merchantId, currency);
        return days == null || days.works(day);
    }

    /** The days of the merchant and of the bank that pays it; null if no bank's days are known. */
    private @Nullable BusinessCalendar moneyMoves(String merchantId, String currency) {
        String ofBank = bankCalendars.get(key(merchantId, currency));
        return ofBank == null
                ? null
                : calendars.get(BusinessCalendar.nameOfBoth(merchant(merchantId).settlementCalendar(), ofBank));
    }

    private boolean isOnDemand(String merchantId) {
        return merchant(merchantId).terms().isOnDemand();
    }

    private Merchant merchant(String merchantId) {
        Merchant merchant = merchants.get(merchantId);
        if (merchant == null) {
            throw new IllegalArgumentException(merchantId + " is none of these merchants");
        }
        return merchant;
    }

    private static String key(String merchantId, String currency) {
        return merchantId + "." + currency;
    }
}

package org.tallyhouse.reconciliation.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.ChangedMeanwhile;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.reconciliation.breaks.BreakClass;
import org.tallyhouse.reconciliation.compare.ChannelAgreement;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper;
import org.tallyhouse.reconciliation.funds.FundsMapper.FundsItem;
import org.tallyhouse.reconciliation.funds.FundsMatching.Claim;
import org.tallyhouse.reconciliation.funds.FundsMatching.Deposit;
import org.tallyhouse.reconciliation.funds.FundsMatching.Found;
import org.tallyhouse.reconciliation.funds.FundsMatching.Gap;
import org.tallyhouse.reconciliation.funds.FundsMatching.Match;
import org.tallyhouse.run.StepState;

/**
 * The funds (资金): what channels owe us by their bills, less their fees, against what came to our banks. What belongs
 * together is matched; what does not come within the days agreed, or comes and nobody knows why, is a break.
 */
@Component
public class ChannelFunds {
    private final FundsMapper mapper;
    private final ReconciliationMapper terms;
    private final BulkInsert bulk;

    ChannelFunds(FundsMapper mapper, ReconciliationMapper terms, BulkInsert bulk) {
        this.mapper = mapper;
        this.terms = terms;
        this.bulk = bulk;
    }

    /** A channel per commit. */
    public boolean commit(StepState step) {
        String channel = mapper.nextChannel(step.textPosition());
        if (channel == null) {
            return false;
        }
        LocalDate night = step.businessDate();
        mapper.expect(channel, night);
        mapper.takeDeposits(channel, night);
        ChannelAgreement agreed = new ChannelAgreement(terms.terms(channel, night));
        Map<String, List<FundsItem>> byCurrency = mapper.open(channel).stream()
                .collect(Collectors.groupingBy(FundsItem::currency, TreeMap::new, Collectors.toList()));
        byCurrency.forEach((currency, items) -> match(channel, currency, items, night, agreed.in(currency)));
        step.moveTo(channel);
        step.done(1);
        return true;
    }

    private void match(
            String channel,
            String currency,
            List<FundsItem> items,
            LocalDate night,
            @Nullable ReconciliationTerms agreed) {
        Found found =
                FundsMatching.find(night, agreed == null ? null : agreed.depositDays(), claims(items), deposits(items));
        int number = 0;
        for (Match match : found.matches()) {
            settle(match, matchId(night, currency, ++number), night);
        }
        Map<Gap, String> breakIds = breakIds(channel, currency, found.gaps(), night);
        bulk.insert(reconBreak(channel, currency, night, breakIds), found.gaps());
        for (Gap gap : found.gaps()) {
            List<Long> ofGap = items(gap);
            String breakId = Objects.requireNonNull(breakIds.get(gap));
            ChangedMeanwhile.unlessChanged(breakId, mapper.nameBreak(ofGap, breakId), ofGap.size());
            if (gap.breakClass() == BreakClass.DEPOSIT_DIFF) {
                settle(ofGap, matchId(night, currency, ++number), night);
            }
        }
    }

    /**
     * What one night saw to be owed by bills under one name is one claim, a correction another; so is what stands in a
     * break, and what a person gave back, which its channel pays apart from its bill.
     */
    private static List<Claim> claims(List<FundsItem> items) {
        Map<List<String>, List<FundsItem>> together = items.stream()
                .filter(item -> item.side().equals("EXPECTED"))
                .collect(Collectors.groupingBy(
                        item -> List.of(
                                item.batch().isEmpty() ? item.businessDate().toString() : item.batch(),
                                item.night().toString(),
                                item.source(),
                                Objects.requireNonNullElse(item.breakId(), "")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return together.values().stream()
                .map(same -> new Claim(
                        same.stream().map(FundsItem::itemId).sorted().toList(),
                        same.stream()
                                .map(FundsItem::businessDate)
                                .min(LocalDate::compareTo)
                                .orElseThrow(),
                        same.get(0).batch(),
                        same.stream().mapToLong(FundsItem::amountMinor).reduce(0, Math::addExact),
                        same.get(0).breakId()))
                .toList();
    }

    private static List<Deposit> deposits(List<FundsItem> items) {
        return items.stream()
                .filter(item -> item.side().equals("DEPOSIT"))
                .map(item -> new Deposit(
                        item.itemId(),
                        item.businessDate(),
                        item.source(),
                        item.text(),
                        item.amountMinor(),
                        item.breakId()))
                .toList();
    }

    private static String matchId(LocalDate night, String currency, int number) {
        return "%s-%s-%d".formatted(night, currency, number);
    }

    private static List<Long> items(Gap gap) {
        List<Long> items =
                new ArrayList<>(gap.claim() == null ? List.of() : gap.claim().items());
        if (gap.deposit() != null) {
            items.add(gap.deposit().item());
        }
        return items;
    }

    private void settle(Match match, String matchId, LocalDate night) {
        List<Long> items = Stream.concat(
                        match.claims().stream().flatMap(claim -> claim.items().stream()),
                        match.deposits().stream().map(Deposit::item))
                .toList();
        mapper.endBreaks(items, night);
        settle(items, matchId, night);
    }

    /** A person may have decided about one of them meanwhile. */
    private void settle(List<Long> items, String matchId, LocalDate night) {
        ChangedMeanwhile.unlessChanged("deposits of " + matchId, mapper.settle(items, matchId, night), items.size());
    }

    private static BulkTable<Gap> reconBreak(
            String channel, String currency, LocalDate night, Map<Gap, String> breakIds) {
        return BulkTable.<Gap>named("recon_break")
                .with("break_id", gap -> Objects.requireNonNull(breakIds.get(gap)))
                .with("channel", gap -> channel)
                .with("business_date", gap -> night)
                .with("class", gap -> gap.breakClass().name())
                .with("our_amount_minor", Gap::claimedMinor)
                .with("their_amount_minor", Gap::depositedMinor)
                .with("difference_minor", gap -> Math.subtractExact(gap.claimedMinor(), gap.depositedMinor()))
                .with("currency", gap -> currency)
                .with("ages_on", gap -> night);
    }

    /** Several claims may have one name: those after the first are numbered. */
    private static Map<Gap, String> breakIds(String channel, String currency, List<Gap> gaps, LocalDate night) {
        Map<Gap, String> breakIds = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Gap gap : gaps) {
            String breakId = breakId(channel, currency, gap, night);
            int number = numbers.merge(breakId, 1, Integer::sum);
            breakIds.put(gap, number == 1 ? breakId : breakId + "-" + number);
        }
        return breakIds;
    }

    private static String breakId(String channel, String currency, Gap gap, LocalDate night) {
        String what = switch (gap.breakClass()) {
            case DEPOSIT_MISSING -> "missing";
            case DEPOSIT_UNEXPECTED -> "unexpected";
            default -> "differs";
        };
        return "%s-%s-%s-%s-%s".formatted(night, channel, currency, gap.name(), what);
    }
}

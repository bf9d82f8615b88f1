package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.AccountKind.Side;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.online.OnlineMapper;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.view.AccountView.Closing;
import org.tallyhouse.operation.view.AccountView.EntryView;
import org.tallyhouse.operation.view.AccountView.HoldLine;
import org.tallyhouse.operation.view.AccountViewMapper.ClosingRow;
import org.tallyhouse.operation.view.AccountViewMapper.EntryRow;
import org.tallyhouse.operation.view.HoldViewMapper.HoldRow;
import org.tallyhouse.operation.view.HoldViewMapper.OpenHolds;

/** Reads what accounts hold. */
public final class AccountReader {
    private final AccountViewMapper mapper;
    private final OnlineMapper online;
    private final HoldViewMapper holds;
    private final ZoneId zone;

    /** @param zone the institution's */
    public AccountReader(AccountViewMapper mapper, OnlineMapper online, HoldViewMapper holds, ZoneId zone) {
        this.zone = zone;
        this.mapper = mapper;
        this.holds = holds;
        this.online = online;
    }

    /** The account of that code with its last entries, or all accounts of that owner. */
    public Optional<AccountsView> read(String codeOrOwner, int entries) {
        List<Balance> rows = online.balances(codeOrOwner);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean ofOwner = rows.stream().noneMatch(row -> row.account().equals(codeOrOwner));
        Map<Long, Closing> closings = closings(rows);
        Map<Long, WaitingCredits> waiting = waiting(rows);
        List<AccountView> views = rows.stream()
                .map(row -> view(
                        row,
                        waiting.get(row.accountId()),
                        closings.get(row.accountId()),
                        ofOwner || row.heldMinor() == 0
                                ? List.of()
                                : holds.open(new OpenHolds(row.account(), null, entries)),
                        ofOwner ? List.of() : mapper.lastEntries(row.accountId(), entries)))
                .toList();
        return Optional.of(new AccountsView(views, ofOwner ? OwnerSums.of(codeOrOwner, rows) : List.of(), ofOwner));
    }

    private Map<Long, WaitingCredits> waiting(List<Balance> rows) {
        Map<Long, WaitingCredits> waiting = new HashMap<>();
        mapper.waiting(rows.stream().map(Balance::accountId).toList())
                .forEach(row -> waiting.put(row.accountId(), WaitingCredits.of(row.credits(), row.oldestAt(), zone)));
        return waiting;
    }

    /** By account id; none before the first date is closed. */
    private Map<Long, Closing> closings(List<Balance> rows) {
        LocalDate closed = mapper.lastClosed();
        if (closed == null) {
            return Map.of();
        }
        Map<Long, Balance> byId = rows.stream().collect(Collectors.toMap(Balance::accountId, row -> row));
        return mapper.closings(byId.keySet(), closed).stream()
                .collect(Collectors.toMap(
                        ClosingRow::accountId, closing -> closing(closing, byId.get(closing.accountId()), closed)));
    }

    private static Closing closing(ClosingRow closing, Balance row, LocalDate closed) {
        return new Closing(closed, Amounts.format(sign(row) * closing.closingMinor(), row.currency()));
    }

    private static AccountView view(
            Balance row,
            @Nullable WaitingCredits waiting,
            @Nullable Closing closing,
            List<HoldRow> held,
            List<EntryRow> entries) {
        long sign = sign(row);
        String currency = row.currency();
        return new AccountView(
                row.account(),
                row.kind().glName(),
                currency,
                row.kind().normalSide().name(),
                row.status().name(),
                Amounts.format(sign * row.postedMinor(), currency),
                Amounts.format(sign * row.bufferedMinor(), currency),
                waiting,
                Amounts.format(row.heldMinor(), currency),
                Amounts.format(sign * row.availableMinor(), currency),
                Amounts.format(sign * row.effectiveMinor(), currency),
                closing,
                held.stream().map(hold -> hold(hold, currency)).toList(),
                entries.stream().map(entry -> entry(entry, sign, currency)).toList());
    }

    private static HoldLine hold(HoldRow hold, String currency) {
        return new HoldLine(
                hold.holdId(),
                Amounts.format(hold.openMinor(), currency),
                hold.businessDate(),
                hold.payout() ? "payout" : hold.reason());
    }

    /** Amounts are shown on the account's normal side. */
    private static long sign(Balance row) {
        return row.kind().normalSide() == Side.CREDIT ? 1 : -1;
    }

    private static EntryView entry(EntryRow entry, long sign, String currency) {
        return new EntryView(
                entry.businessDate(),
                entry.journalType(),
                entry.source(),
                Amounts.format(sign * entry.amountMinor(), currency),
                Amounts.format(sign * entry.balanceAfterMinor(), currency));
    }
}

package org.tallyhouse.operation;

import java.util.List;
import org.tallyhouse.ledger.AccountKind.Side;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.AccountView.EntryView;
import org.tallyhouse.operation.AccountViewMapper.AccountRow;
import org.tallyhouse.operation.AccountViewMapper.EntryRow;

/** Reads what accounts hold. */
final class AccountReader {
    private final AccountViewMapper mapper;

    AccountReader(AccountViewMapper mapper) {
        this.mapper = mapper;
    }

    /** The account of that code, or all accounts of that owner. */
    List<AccountView> read(String codeOrOwner, int entries) {
        List<AccountRow> rows = mapper.find(codeOrOwner);
        return rows.stream()
                .map(row -> view(row, rows.size() == 1 ? mapper.lastEntries(row.accountId(), entries) : List.of()))
                .toList();
    }

    private static AccountView view(AccountRow row, List<EntryRow> entries) {
        long sign = row.kind().normalSide() == Side.CREDIT ? 1 : -1;
        String currency = row.currency();
        long available = row.postedMinor() - row.heldMinor();
        return new AccountView(
                row.code(),
                row.kind().glName(),
                currency,
                row.kind().normalSide().name(),
                row.status(),
                Amounts.format(sign * row.postedMinor(), currency),
                Amounts.format(sign * row.bufferedMinor(), currency),
                Amounts.format(row.heldMinor(), currency),
                Amounts.format(sign * available, currency),
                Amounts.format(sign * (available + row.bufferedMinor()), currency),
                entries.stream().map(entry -> entry(entry, sign, currency)).toList());
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

package org.tallyhouse.reconciliation.breaks;

import java.util.List;
import java.util.Set;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakView;

/** The entries that would end a break; none where it is about no money. */
public record ResolutionEntries(String breakId, ResolutionWay way, List<ProposedEntry> entries) {
    /** Rows that only the channel can know of: its fees and corrections. */
    private static final Set<String> OF_THE_CHANNEL = Set.of("CREDIT", "DEBIT");

    /** Minor units, positive is a credit. */
    public record ProposedEntry(String account, String currency, long amountMinor) {}

    /** @param account for {@link ResolutionWay#ADJUST}; else empty */
    static ResolutionEntries of(BreakView row, ResolutionWay way, String account) {
        long difference = row.differenceMinor();
        if (difference == 0) {
            return new ResolutionEntries(row.breakId(), way, List.of());
        }
        String suspense = Account.code(row.channel(), row.currency(), AccountKind.SUSPENSE);
        return new ResolutionEntries(
                row.breakId(),
                way,
                List.of(
                        new ProposedEntry(suspense, row.currency(), difference),
                        new ProposedEntry(bearer(row, way, account), row.currency(), Math.negateExact(difference))));
    }

    /** What the channel owes us by it from now on, in minor units. */
    long owedMinor(BreakView row) {
        String receivable = Account.code(row.channel(), row.currency(), AccountKind.RECEIVABLE);
        return entries.stream()
                .filter(entry -> entry.account().equals(receivable))
                .mapToLong(entry -> Math.negateExact(entry.amountMinor()))
                .reduce(0, Math::addExact);
    }

    private static String bearer(BreakView row, ResolutionWay way, String account) {
        return switch (way) {
            case ACCEPT_OURS -> Account.code(row.channel(), row.currency(), AccountKind.RECEIVABLE);
            case ACCEPT_THEIRS -> Account.code(row.channel(), row.currency(), kindOfTheirs(row));
            case WRITE_OFF -> Account.code(row.channel(), row.currency(), AccountKind.DIFFERENCE);
            case ADJUST -> account;
        };
    }

    private static AccountKind kindOfTheirs(BreakView row) {
        boolean isCost = row.breakClass() == BreakClass.FEE_DIFF || OF_THE_CHANNEL.contains(row.type());
        return isCost ? AccountKind.COST : AccountKind.DIFFERENCE;
    }
}

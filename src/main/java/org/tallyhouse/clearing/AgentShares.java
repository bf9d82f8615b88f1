package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallyhouse.clearing.ClearingMapper.AgentShare;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.MerchantDebit;
import org.tallyhouse.ledger.OwnIds;
import org.tallyhouse.run.StepState;

/**
 * Gives agents (代理商) their part of the day's fees: one transaction for each merchant and currency an agent earned
 * with, so that settlement, statement and payout treat it like any merchant. Without an agent, or with one whose account
 * is closed, the part stays in the payable.
 */
@Component
final class AgentShares {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final ClearingMapper mapper;
    private final Accounts accounts;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;
    private final ClearingSettings settings;

    AgentShares(
            ClearingMapper mapper, Accounts accounts, Ledger ledger, BulkInsert bulkInsert, ClearingSettings settings) {
        this.mapper = mapper;
        this.accounts = accounts;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
    }

    /** Some merchants that have or had an agent per commit. */
    boolean book(StepState step) {
        LocalDate date = step.businessDate();
        List<String> merchants = mapper.nextMerchantsWithAgent(step.textPosition(), settings.merchantsPerCommit());
        if (merchants.isEmpty()) {
            return false;
        }
        List<AgentShare> shares = mapper.agentShares(date, merchants);
        if (!shares.isEmpty()) {
            step.done(book(date, shares));
        }
        step.moveTo(merchants.get(merchants.size() - 1));
        return true;
    }

    private int book(LocalDate date, List<AgentShare> shares) {
        Map<String, AccountName> names = accounts.find(shares.stream()
                .flatMap(share -> Stream.of(AccountKind.PENDING, AccountKind.BALANCE, AccountKind.DUE)
                        .map(kind -> code(share, kind)))
                .toList());
        Booking booking = ledger.begin(Stream.concat(
                        names.values().stream().map(AccountName::accountId),
                        shares.stream().map(this::payable))
                .toList());
        Map<String, Integer> sharesOfMerchant = new HashMap<>();
        List<BookedShare> given = new ArrayList<>();
        for (AgentShare share : shares) {
            int nth = sharesOfMerchant.merge(share.merchantId() + share.currency(), 1, Integer::sum);
            AccountName pending = names.get(code(share, AccountKind.PENDING));
            if (pending != null && pending.status() != Account.Status.CLOSED) {
                given.add(give(booking, names, transactionId(date, share, nth), date, share));
            }
        }
        insert(date, given);
        ledger.write(booking);
        return given.size();
    }

    /** Refunds of a day may return more than its payments earned: then the agent gives back. */
    private BookedShare give(
            Booking booking, Map<String, AccountName> names, String id, LocalDate date, AgentShare share) {
        long pending = names.get(code(share, AccountKind.PENDING)).accountId();
        long balance = names.get(code(share, AccountKind.BALANCE)).accountId();
        MerchantDebit back =
                MerchantDebit.of(booking, pending, balance, Math.max(0, Math.negateExact(share.shareMinor())));
        BookedShare given = new BookedShare(
                id,
                share,
                Math.subtractExact(Math.max(0, share.shareMinor()), back.pendingMinor()),
                -back.balanceMinor(),
                -back.lackingMinor());
        // earned or given back already: what has been done with the account since does not undo it
        booking.addAccepted(new JournalDraft(
                JournalType.CLEARING,
                date + "/agents/" + id,
                date,
                List.of(
                        new Leg(payable(share), Math.negateExact(share.shareMinor())),
                        new Leg(pending, given.pendingMinor()),
                        new Leg(balance, given.balanceMinor()),
                        new Leg(names.get(code(share, AccountKind.DUE)).accountId(), given.dueMinor()))));
        return given;
    }

    /** What an agent was given, and what it did to its accounts; minor units. */
    private record BookedShare(
            String transactionId, AgentShare share, long pendingMinor, long balanceMinor, long dueMinor) {}

    private void insert(LocalDate date, List<BookedShare> given) {
        if (given.isEmpty()) {
            return;
        }
        bulkInsert.insert(transaction(date), given);
        mapper.insertFreeSplits(
                date, given.stream().map(BookedShare::transactionId).toList());
    }

    private static BulkTable<BookedShare> transaction(LocalDate date) {
        return BulkTable.<BookedShare>named("transaction")
                .with("transaction_id", BookedShare::transactionId)
                .with("business_date", row -> date)
                .with("occurred_at", row -> date.atTime(END_OF_DAY))
                .with("type", row -> row.share().shareMinor() > 0 ? "AGENT_SHARE" : "AGENT_SHARE_RETURN")
                .with("merchant_id", row -> row.share().agentId())
                .with("channel", row -> "")
                .with("product", row -> "")
                .with("card_type", row -> "")
                .with("currency", row -> row.share().currency())
                .with("amount_minor", row -> Math.absExact(row.share().shareMinor()))
                .with("channel_reference", row -> row.share().merchantId())
                .with("status", row -> "SUCCESS")
                .with("pending_minor", BookedShare::pendingMinor)
                .with("balance_minor", BookedShare::balanceMinor)
                .with("due_minor", BookedShare::dueMinor);
    }

    private long payable(AgentShare share) {
        return accounts.platform(share.currency(), AccountKind.AGENT_PAYABLE);
    }

    private static String code(AgentShare share, AccountKind kind) {
        return Account.code(share.agentId(), share.currency(), kind);
    }

    /** Refunds of what a former agent earned with make a second one of a merchant. */
    private static String transactionId(LocalDate date, AgentShare share, int nth) {
        return OwnIds.AGENT_SHARE
                + "%s-%s-%s%s"
                        .formatted(
                                date.format(DateTimeFormatter.BASIC_ISO_DATE),
                                share.merchantId(),
                                share.currency(),
                                nth == 1 ? "" : "-" + nth);
    }
}

package org.tallyhouse.intake.transaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowLoader.Total;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.file.RowTotals;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.PlatformOwner;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.merchant.AmountCeiling;
import org.tallyhouse.merchant.AmountCeiling.Party;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.MerchantMapper.NamedMerchant;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;

/** Decides the rows of one commit, in order: accepted with its effect, ignored as known, or rejected. */
final class TransactionDecisions {
    private final TransactionLookups lookups;
    private final FeeRules feeRules;
    private final Function<LocalDate, Optional<PostingWindow>> windows;
    private final MerchantMoves moves;
    private final FileAdjustments.Proposals proposals;
    private final List<AcceptedTransaction> accepted = new ArrayList<>();
    private long ignored;

    TransactionDecisions(
            TransactionLookups lookups,
            FeeRules feeRules,
            Function<LocalDate, Optional<PostingWindow>> windows,
            Booking booking,
            FileAdjustments.Proposals proposals) {
        this.proposals = proposals;
        this.lookups = lookups;
        this.feeRules = feeRules;
        this.windows = windows;
        this.moves = new MerchantMoves(booking);
    }

    List<AcceptedTransaction> accepted() {
        return accepted;
    }

    List<BufferedCredit> buffered() {
        return moves.buffered();
    }

    long ignored() {
        return ignored;
    }

    List<Total> totals() {
        return RowTotals.of(
                accepted,
                transaction -> transaction.content().type().name(),
                transaction -> transaction.content().currency(),
                transaction -> transaction.content().amountMinor());
    }

    void decide(TransactionRow row) throws RowRejected {
        NamedMerchant merchant = merchantOf(row);
        StoredTransaction content = row.stored(merchant.merchantId());
        if (proposals.isKnown(row, merchant.merchantId())) {
            ignored++;
            return;
        }
        StoredTransaction known = lookups.transaction(row.transactionId());
        if (known != null) {
            requireSame(known, content);
            ignored++;
            return;
        }
        if (lookups.isClaimed(row.transactionId())) {
            throw new RowRejected(
                    "transaction_id",
                    row.transactionId(),
                    RejectReason.DUPLICATE_OTHER_CONTENT,
                    "another call of the ledger stands under that id");
        }
        PostingWindow window = windowOf(row);
        requireTerms(row, merchant);
        requireOriginal(row, content);
        if (row.type() == TransactionType.ADJUSTMENT && row.movesMoney() && proposals.areWanted()) {
            proposals.propose(row, merchant.merchantId());
            return;
        }
        BalanceEffect effect = row.movesMoney() ? move(row, merchant, window) : BalanceEffect.NONE;
        accepted.add(new AcceptedTransaction(content, effect, row.line()));
        lookups.remember(content);
    }

    private NamedMerchant merchantOf(TransactionRow row) throws RowRejected {
        NamedMerchant merchant = lookups.merchant(row);
        if (merchant == null) {
            throw new RowRejected(
                    "merchant_id",
                    row.merchantName(),
                    RejectReason.UNKNOWN_MERCHANT,
                    "no merchant or alias of that name on " + row.businessDate());
        }
        return merchant;
    }

    private static void requireSame(StoredTransaction known, StoredTransaction content) throws RowRejected {
        if (!known.equals(content)) {
            throw new RowRejected(
                    "transaction_id",
                    content.transactionId(),
                    RejectReason.DUPLICATE_OTHER_CONTENT,
                    "a transaction of that id is stored with other content");
        }
    }

    private PostingWindow windowOf(TransactionRow row) throws RowRejected {
        return windows.apply(row.businessDate())
                .orElseThrow(() -> new RowRejected(
                        "business_date",
                        row.businessDate().toString(),
                        RejectReason.BUSINESS_DATE_NOT_OPEN,
                        "that business date takes no transactions: it is not open yet, or posted already"));
    }

    private void requireTerms(TransactionRow row, NamedMerchant merchant) throws RowRejected {
        if (merchant.status() == Merchant.Status.CLOSED) {
            throw new RowRejected(
                    "merchant_id", row.merchantName(), RejectReason.MERCHANT_CLOSED, "the merchant is closed");
        }
        if (!lookups.knowsChannel(row.channel())) {
            throw new RowRejected(
                    "channel", row.channel(), RejectReason.UNKNOWN_CHANNEL, "there is no channel of that name");
        }
        AccountName pending = lookups.account(merchant.merchantId(), row, AccountKind.PENDING);
        if (pending == null) {
            throw new RowRejected(
                    "currency",
                    row.currency().getCurrencyCode(),
                    RejectReason.NO_ACCOUNT,
                    "merchant %s has no account in that currency".formatted(merchant.merchantId()));
        }
        // what undoes is bounded by what it undoes, whatever the ceiling was then
        if (row.originalTransactionId().isEmpty()) {
            requireCeiling(row, merchant.merchantId());
        }
        if (row.type().mustBePriced()) {
            requirePrice(row, merchant);
        }
    }

    private void requireCeiling(TransactionRow row, String merchantId) throws RowRejected {
        AmountCeiling exceeded = lookups.ceilings().exceeded(row, merchantId);
        if (exceeded != null) {
            throw new RowRejected(
                    "amount",
                    row.amount(),
                    RejectReason.OVER_CEILING,
                    "amount-ceilings.csv: a transaction of %s %s is of at most %s"
                            .formatted(
                                    exceeded.party() == Party.MERCHANT ? "merchant" : "channel",
                                    exceeded.party() == Party.MERCHANT ? merchantId : row.channel(),
                                    Amounts.format(exceeded.ceilingMinor(), row.currency())));
        }
    }

    private void requirePrice(TransactionRow row, NamedMerchant merchant) throws RowRejected {
        FeeRule rule = feeRules.find(FeeParty.MERCHANT, row.priced(merchant))
                .orElseThrow(() -> new RowRejected(
                        "product",
                        row.product(),
                        RejectReason.NO_FEE_RULE,
                        "no MERCHANT fee rule prices this %s of %s through %s"
                                .formatted(row.type(), merchant.merchantId(), row.channel())));
        if (!rule.leavesBeneficiary(row.amountMinor())) {
            throw new RowRejected(
                    "amount",
                    row.amount(),
                    RejectReason.FEE_OVER_AMOUNT,
                    "the fee by rule %s, borne by the beneficiary, leaves it nothing".formatted(rule.name()));
        }
    }

    private void requireOriginal(TransactionRow row, StoredTransaction content) throws RowRejected {
        String originalId = row.originalTransactionId();
        if (!row.type().hasOriginal() || originalId.isEmpty()) {
            return;
        }
        StoredTransaction original = lookups.transaction(originalId);
        if (original == null
                || original.status() != TransactionStatus.SUCCESS
                || original.type() != row.type().original()) {
            throw new RowRejected(
                    "original_transaction_id",
                    originalId,
                    RejectReason.UNKNOWN_ORIGINAL,
                    "there is no successful %s of that id".formatted(row.type().original()));
        }
        if (!original.merchantId().equals(content.merchantId())
                || !original.currency().equals(content.currency())) {
            throw new RowRejected(
                    "original_transaction_id",
                    originalId,
                    RejectReason.ORIGINAL_DIFFERS,
                    "the original is of merchant %s in %s".formatted(original.merchantId(), original.currency()));
        }
        long left = original.amountMinor() - lookups.undoneMinor(originalId, row.type());
        if (row.movesMoney() && row.amountMinor() > left) {
            throw new RowRejected(
                    "amount",
                    row.amount(),
                    RejectReason.OVER_ORIGINAL,
                    "only %s of the original is left".formatted(Amounts.format(left, row.currency())));
        }
    }

    private BalanceEffect move(TransactionRow row, NamedMerchant merchant, PostingWindow window) throws RowRejected {
        MerchantAccounts own = MerchantAccounts.of(lookups, row, merchant.merchantId());
        long contra = contraAccount(row);
        try {
            return moves.of(row, own, contra, window);
        } catch (LedgerException e) {
            throw new RowRejected(
                    "merchant_id", row.merchantName(), RejectReason.ACCOUNT_BLOCKED, String.valueOf(e.getMessage()));
        }
    }

    private long contraAccount(TransactionRow row) throws RowRejected {
        boolean ours = row.type() == TransactionType.ADJUSTMENT;
        AccountName contra = lookups.account(
                ours ? PlatformOwner.ID : row.channel(),
                row,
                ours ? AccountKind.ADJUSTMENT_EXPENSE : AccountKind.RECEIVABLE);
        if (contra == null) {
            throw new RowRejected(
                    "channel",
                    row.channel(),
                    RejectReason.NO_ACCOUNT,
                    "the channel has no account in " + row.currency().getCurrencyCode());
        }
        return contra.accountId();
    }
}

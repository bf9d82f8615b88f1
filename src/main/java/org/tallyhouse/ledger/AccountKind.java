package org.tallyhouse.ledger;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an account is for: its place in the chart of accounts. Code and name are those of the general
 * ledger; the normal side says on which side its balance usually stands.
 */
public enum AccountKind {
    /** Money at one of our banks. */
    CASH(OwnerType.BANK, "1010", "Cash at bank 银行存款", Side.DEBIT),
    /** What a channel owes us for what it collected. */
    RECEIVABLE(OwnerType.CHANNEL, "1110", "Channel receivable 渠道应收", Side.DEBIT),
    /** Fees and chargeback shortfalls a merchant still owes. */
    DUE(OwnerType.MERCHANT, "1130", "Due from merchants 商户应收", Side.DEBIT),
    /** Fees of a merchant that is settled gross, to be invoiced with their month. */
    UNBILLED(OwnerType.MERCHANT, "1131", "Fees to be invoiced 待开账单手续费", Side.DEBIT),
    /** Invoices a merchant has not paid. */
    INVOICED(OwnerType.MERCHANT, "1132", "Invoices open 应收账单", Side.DEBIT),
    /** The amounts of open breaks with a channel. */
    SUSPENSE(OwnerType.CHANNEL, "1910", "Suspense 挂账", Side.DEBIT),
    /** Statement lines nobody has claimed yet. */
    UNIDENTIFIED(OwnerType.BANK, "1920", "Unidentified bank movements 待查银行收支", Side.CREDIT),
    /** Sales not settled yet. */
    PENDING(OwnerType.MERCHANT, "2010", "Merchant pending 商户待结算", Side.CREDIT),
    /** Money the merchant can withdraw. */
    BALANCE(OwnerType.MERCHANT, "2020", "Merchant balance 商户余额", Side.CREDIT),
    /** Kept back against later losses. */
    RESERVE(OwnerType.MERCHANT, "2030", "Merchant reserve 商户保证金", Side.CREDIT),
    /** Between payer and payee until a deal is done; opened per purpose. */
    ESCROW(OwnerType.MERCHANT, "2040", "Merchant escrow 商户担保金", Side.CREDIT),
    /** Taken from a merchant in real time, not yet booked against the channel. */
    TRANSIT(OwnerType.MERCHANT, "2090", "Merchant debits in transit 在途", Side.CREDIT),
    /** The agents' share of fees, until it is the agents'. */
    AGENT_PAYABLE(OwnerType.PLATFORM, "2110", "Payable to agents 代理商应付", Side.CREDIT),
    /** Balances the commits of one posting window; empty when the window is posted. */
    POSTING_TRANSIT(OwnerType.PLATFORM, "2990", "Posting in transit 过账在途", Side.CREDIT),
    /** Fees earned from merchants. */
    FEE_INCOME(OwnerType.PLATFORM, "4010", "Fee income 手续费收入", Side.CREDIT),
    /** What channels, networks and issuers charge. */
    COST(OwnerType.CHANNEL, "5010", "Channel cost 渠道成本", Side.DEBIT),
    /** What differences with channels leave that are within the tolerance, accepted or written off. */
    DIFFERENCE(OwnerType.CHANNEL, "5020", "Reconciliation differences 对账差异", Side.DEBIT),
    /** Credits given to merchants by adjustment, less debits. */
    ADJUSTMENT_EXPENSE(OwnerType.PLATFORM, "5090", "Adjustments 调账", Side.DEBIT);

    /** Who an account belongs to. */
    public enum OwnerType {
        MERCHANT,
        CHANNEL,
        BANK,
        PLATFORM
    }

    /** The two sides of the books. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    private static final Set<AccountKind> OPENED_ONE_BY_ONE = EnumSet.of(ESCROW, UNBILLED, INVOICED);

    /** What bears a difference where a person says so: our own results, and what we owe agents. */
    private static final Set<AccountKind> BEARING =
            EnumSet.of(COST, DIFFERENCE, FEE_INCOME, ADJUSTMENT_EXPENSE, AGENT_PAYABLE);

    /**
     * Accounts whose balance a register of the suite accounts for, with the journals that write that register. Any other
     * journal would part the two, and a proof would stop each night from then on.
     */
    private static final Map<AccountKind, Set<JournalType>> KEPT_BY_REGISTER = new EnumMap<>(Map.of(
            CASH, EnumSet.of(JournalType.BANK_STATEMENT, JournalType.PAYOUT, JournalType.PAYOUT_RETURN),
            SUSPENSE, EnumSet.of(JournalType.RECONCILIATION),
            UNIDENTIFIED, EnumSet.of(JournalType.BANK_STATEMENT, JournalType.INVOICE),
            DUE, EnumSet.of(JournalType.REAL_TIME, JournalType.CLEARING, JournalType.SETTLEMENT),
            UNBILLED, EnumSet.of(JournalType.CLEARING, JournalType.INVOICE),
            INVOICED, EnumSet.of(JournalType.INVOICE),
            RESERVE, EnumSet.of(JournalType.SETTLEMENT),
            TRANSIT, EnumSet.of(JournalType.REAL_TIME, JournalType.POSTING),
            POSTING_TRANSIT, EnumSet.of(JournalType.POSTING)));

    /** What is a merchant's is moved by its transactions and terms, not by what we find out with channels and banks. */
    private static final Set<JournalType> NEVER_A_MERCHANTS =
            EnumSet.of(JournalType.RECONCILIATION, JournalType.BANK_STATEMENT, JournalType.INVOICE);

    private final OwnerType ownerType;
    private final String glCode;
    private final String glName;
    private final Side normalSide;

    AccountKind(OwnerType ownerType, String glCode, String glName, Side normalSide) {
        this.ownerType = ownerType;
        this.glCode = glCode;
        this.glName = glName;
        this.normalSide = normalSide;
    }

    /** The accounts that every owner of a type has in a currency; others are opened one by one. */
    public static List<AccountKind> standardOf(OwnerType ownerType) {
        return Arrays.stream(values())
                .filter(kind -> kind.ownerType == ownerType && !OPENED_ONE_BY_ONE.contains(kind))
                .toList();
    }

    /** Whether journals of a type may move accounts of this kind. */
    public boolean takes(JournalType type) {
        Set<JournalType> own = KEPT_BY_REGISTER.get(this);
        if (own != null) {
            return own.contains(type);
        }
        return ownerType != OwnerType.MERCHANT || !NEVER_A_MERCHANTS.contains(type);
    }

    /** Whether movements and holds that are not the suite's own may name accounts of this kind. */
    public boolean isMovedByCalls() {
        return !KEPT_BY_REGISTER.containsKey(this);
    }

    /** Whether a person may let accounts of this kind bear what a break is about. */
    public boolean bearsDifferences() {
        return BEARING.contains(this);
    }

    public OwnerType ownerType() {
        return ownerType;
    }

    public String glCode() {
        return glCode;
    }

    public String glName() {
        return glName;
    }

    public Side normalSide() {
        return normalSide;
    }
}

package org.tallyhouse.operation.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.explain.ExplainMapper.EntryRow;
import org.tallyhouse.operation.explain.ExplainMapper.TransactionRow;
import org.tallyhouse.operation.explain.PathExplanation.Line;
import org.tallyhouse.operation.explain.PathExplanation.Section;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.PayoutSplit;

/** Follows a transaction through the rows it left. */
public final class TransactionExplainer {
    private final ExplainMapper mapper;
    private final FeeRuleMapper feeRules;
    private final DueExplainer due;

    public TransactionExplainer(ExplainMapper mapper, FeeRuleMapper feeRules, DueExplainer due) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.due = due;
    }

    public Optional<PathExplanation> explain(String transactionId) {
        TransactionRow row = mapper.transaction(transactionId);
        if (row == null) {
            return Optional.empty();
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("what it is", whatItIs(row)));
        sections.add(new Section(
                "fee",
                row.priced()
                        ? new FeeExplainer(mapper, feeRules.all()).legs(row)
                        : List.of(new Line("", "not priced yet"))));
        if (row.priced() && row.type().equals("PAYOUT")) {
            sections.add(new Section("payout", payout(row)));
        }
        if (row.priced()) {
            sections.add(new Section("who pays whom", MoneyPath.of(row)));
        }
        sections.add(new Section("entries", entries(row)));
        sections.add(new Section("settlement and payout", settlement(row)));
        sections.add(new Section("reconciliation", reconciliation(row)));
        return Optional.of(new PathExplanation("transaction", transactionId, sections));
    }

    private static List<Line> whatItIs(TransactionRow row) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("type", "%s %s, %s".formatted(row.type(), money(row, row.amountMinor()), row.status())));
        lines.add(new Line("business date", row.businessDate().toString()));
        lines.add(new Line("merchant", row.merchantId()));
        lines.add(new Line(
                "channel",
                "%s %s %s, reference %s"
                        .formatted(row.channel(), row.product(), row.cardType(), row.channelReference())
                        .replaceAll(" +", " ")));
        if (row.originalTransactionId() != null) {
            lines.add(new Line("original", row.originalTransactionId()));
        }
        if (row.fileName() != null) {
            lines.add(new Line("came in", "%s line %d".formatted(row.fileName(), row.line())));
        }
        effect(lines, row, "pending", row.pendingMinor());
        effect(lines, row, "balance", row.balanceMinor());
        effect(lines, row, "due", row.dueMinor());
        return lines;
    }

    private static void effect(List<Line> lines, TransactionRow row, String account, long minor) {
        if (minor != 0) {
            lines.add(new Line("moved " + account, money(row, minor)));
        }
    }

    private List<Line> entries(TransactionRow row) {
        List<Line> lines = new ArrayList<>();
        for (EntryRow entry : mapper.ownEntries(row.transactionId())) {
            lines.add(new Line(
                    entry.businessDate().toString(),
                    "%s %s  %s".formatted(entry.account(), money(row, entry.amountMinor()), "at once")));
        }
        mapper.buffered(row.transactionId())
                .forEach(credit -> lines.add(new Line(
                        "window " + credit.windowId(),
                        "credit %s, debit %s: %s, window %s"
                                .formatted(
                                        credit.account(),
                                        credit.contraAccount(),
                                        money(row, credit.amountMinor()),
                                        credit.windowStatus()))));
        if (row.priced()) {
            lines.add(new Line("clearing", "its fee is within the CLEARING journals of " + row.businessDate()));
        }
        return lines;
    }

    private static List<Line> payout(TransactionRow row) {
        PayoutSplit split = PayoutSplit.of(row.amountMinor(), row.fee());
        return List.of(
                new Line("merchant", money(row, split.debitedMinor()) + " debited"),
                new Line("beneficiary", money(row, split.receivedMinor()) + " received"),
                new Line(row.channel(), money(row, split.leavesChannelMinor()) + " leaves our account there"));
    }

    private List<Line> settlement(TransactionRow row) {
        List<Line> lines = new ArrayList<>();
        if (row.status().equals("SUCCESS")) {
            lines.add(new Line("due", due.due(row)));
        }
        if (row.settlementId() == null) {
            lines.add(new Line("", "not settled yet"));
            return lines;
        }
        lines.add(new Line(
                "settlement",
                "%s on %s, net %s"
                        .formatted(row.settlementId(), row.settledOn(), money(row, row.settlementNetMinor()))));
        if (row.instructionId() != null) {
            lines.add(new Line(
                    "payout",
                    "%s in %s: %s"
                            .formatted(
                                    row.instructionId(),
                                    row.bankFile() == null ? "no file yet" : row.bankFile(),
                                    row.payoutResult() == null ? "no answer yet" : row.payoutResult())));
        }
        return lines;
    }

    private static List<Line> reconciliation(TransactionRow row) {
        List<Line> lines = new ArrayList<>();
        if (row.breakId() != null) {
            lines.add(new Line(
                    "break",
                    "%s %s, %s"
                            .formatted(
                                    row.breakId(),
                                    row.breakClass(),
                                    row.breakStatus() == null ? "OPEN" : row.breakStatus())));
        }
        if (row.matchedOn() != null) {
            lines.add(new Line(
                    "matched", "on %s with %s line %d".formatted(row.matchedOn(), row.billName(), row.billLine())));
        }
        if (lines.isEmpty()) {
            lines.add(new Line("", "not reconciled"));
        }
        return lines;
    }

    static String money(TransactionRow row, long minor) {
        return Amounts.format(minor, row.currency()) + " " + row.currency();
    }
}

package org.tallyhouse.operation.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.explain.PathExplanation.Line;
import org.tallyhouse.operation.explain.PathExplanation.Section;
import org.tallyhouse.operation.explain.PayoutExplainMapper.PayoutRow;
import org.tallyhouse.operation.explain.PayoutExplainMapper.Transfer;
import org.tallyhouse.operation.view.HoldReader;
import org.tallyhouse.operation.view.HoldReader.HoldView;
import org.tallyhouse.operation.view.MerchantReader;

/** Follows a payout of a settlement from the settlement to the beneficiary's bank. */
public final class PayoutExplainer {
    private static final int MOST_TOGETHER = 20;

    private final PayoutExplainMapper mapper;
    private final HoldReader holds;

    public PayoutExplainer(PayoutExplainMapper mapper, HoldReader holds) {
        this.mapper = mapper;
        this.holds = holds;
    }

    public Optional<PathExplanation> explain(String instructionId) {
        PayoutRow row = mapper.payout(instructionId);
        if (row == null) {
            return Optional.empty();
        }
        HoldView hold = holds.read(instructionId);
        return Optional.of(new PathExplanation(
                "payout",
                instructionId,
                List.of(
                        new Section("what it is", whatItIs(row)),
                        new Section("settlement", settlement(row)),
                        new Section("who pays whom", path(row, hold)),
                        new Section("hold", hold(row, hold)),
                        new Section("file", file(row)),
                        new Section("what became of it", events(row)),
                        new Section("the bank's answers", answers(row)),
                        new Section("entries", entries(row)))));
    }

    private static List<Line> whatItIs(PayoutRow row) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("amount", "%s, %s".formatted(money(row, row.amountMinor()), row.status())));
        lines.add(new Line("business date", row.businessDate().toString()));
        lines.add(new Line("merchant", "%s %s".formatted(row.merchantId(), row.merchantName())));
        lines.add(new Line("through", row.bankId()));
        lines.add(new Line("to", to(row)));
        if (row.part() > 1 || row.attempt() > 1) {
            lines.add(new Line("which", "part %d, attempt %d".formatted(row.part(), row.attempt())));
        }
        if (row.needsApproval()) {
            lines.add(new Line("approval", "by a second person"));
        }
        if (!row.orderedBy().isEmpty()) {
            lines.add(new Line("ordered by", row.orderedBy()));
        }
        return lines;
    }

    private static String to(PayoutRow row) {
        return "%s, account %s".formatted(row.accountName(), MerchantReader.masked(row.accountNumber()));
    }

    private static List<Line> settlement(PayoutRow row) {
        return List.of(new Line(
                row.settlementId(),
                "%s to %s: %d payments of %s, fees %s, net %s"
                        .formatted(
                                row.periodFrom(),
                                row.periodTo(),
                                row.paymentCount(),
                                money(row, row.paymentMinor()),
                                money(row, row.feeMinor()),
                                money(row, row.netMinor()))));
    }

    /** Only what has moved, by the status. */
    private static List<Line> path(PayoutRow row, HoldView hold) {
        String held = hold.hold().account();
        String amount = money(row, row.amountMinor());
        String asked = "%s is to pay %s to %s; until it answers the money is held in %s"
                .formatted(row.bankId(), amount, to(row), held);
        return List.of(
                new Line("", "we owe %s %s of %s".formatted(row.merchantId(), amount, row.settlementId())),
                new Line(
                        "",
                        switch (row.status()) {
                            case WAITING -> "nobody pays yet: a second person decides; the money is held in " + held;
                            case APPROVED -> "nobody pays yet: the next file takes it; the money is held in " + held;
                            case REJECTED -> "nobody pays: it was stopped; the money is free in " + held;
                            case FILED, SENT, ACCEPTED -> asked;
                            case UNKNOWN -> asked + ", and the bank has to be asked";
                            case PAID -> "%s paid %s from our account to %s".formatted(row.bankId(), amount, to(row));
                            case RETURNED ->
                                "%s did not pay %s to %s; the money is free in %s"
                                        .formatted(row.bankId(), amount, to(row), held);
                        }));
    }

    private static List<Line> hold(PayoutRow row, HoldView hold) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                hold.hold().businessDate().toString(),
                "%s on %s, still held %s"
                        .formatted(
                                money(row, hold.hold().amountMinor()),
                                hold.hold().account(),
                                money(row, hold.hold().openMinor()))));
        hold.movements()
                .forEach(movement -> lines.add(new Line(
                        movement.businessDate().toString(),
                        "%s %s".formatted(movement.kind(), money(row, movement.amountMinor())))));
        return lines;
    }

    private List<Line> file(PayoutRow row) {
        List<Line> lines = new ArrayList<>();
        Long total = row.totalMinor();
        lines.add(new Line(
                "",
                row.bankFile() == null || total == null
                        ? "in no file yet"
                        : "%s of %s: %d items, %s"
                                .formatted(row.bankFile(), row.fileDate(), row.itemCount(), money(row, total))));
        Transfer transfer = mapper.transfer(row.transferId());
        if (transfer.payouts() > 1) {
            lines.add(new Line(
                    row.transferId(),
                    "one item of %s, with %d more:"
                            .formatted(money(row, transfer.amountMinor()), transfer.payouts() - 1)));
            mapper.paidTogether(row.transferId(), row.instructionId(), MOST_TOGETHER)
                    .forEach(other -> lines.add(new Line(
                            other.instructionId(), other.merchantId() + " " + money(row, other.amountMinor()))));
        }
        return lines;
    }

    private List<Line> events(PayoutRow row) {
        return mapper.events(row.instructionId()).stream()
                .map(event -> new Line(
                        event.businessDate().toString(),
                        String.join(
                                "  ",
                                List.of(event.status().name(), event.operator(), event.reason()).stream()
                                        .filter(part -> !part.isEmpty())
                                        .toList())))
                .toList();
    }

    private List<Line> answers(PayoutRow row) {
        List<Line> lines = mapper.answers(row.instructionId()).stream()
                .map(answer -> new Line(
                        answer.businessDate().toString(),
                        "%s%s, %s line %d"
                                .formatted(
                                        answer.result(),
                                        answer.reason().isEmpty() ? "" : " " + answer.reason(),
                                        answer.fileName(),
                                        answer.line())))
                .toList();
        return lines.isEmpty() ? List.of(new Line("", "no end yet")) : lines;
    }

    private List<Line> entries(PayoutRow row) {
        return mapper.entries(row.instructionId()).stream()
                .map(entry -> new Line(
                        entry.businessDate().toString(),
                        "%s %s  %s".formatted(entry.account(), money(row, entry.amountMinor()), entry.journal())))
                .toList();
    }

    private static String money(PayoutRow row, long minor) {
        return Amounts.format(minor, row.currency()) + " " + row.currency();
    }
}

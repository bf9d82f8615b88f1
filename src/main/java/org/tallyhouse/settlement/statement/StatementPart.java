package org.tallyhouse.settlement.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.settlement.netting.SettlementMapper;
import org.tallyhouse.settlement.netting.SettlementMapper.Stated;
import org.tallyhouse.settlement.netting.SettlementMapper.StatementLine;
import org.tallyhouse.settlement.statement.StatedAccounts.StatedAccount;

/** The part of a statement that is one settlement's; every row has the balance after it. */
final class StatementPart {
    private final CsvOutput out;
    private final LocalDate date;
    private final Stated stated;
    private final StatementTotals sum = new StatementTotals();
    private long balanceMinor;

    StatementPart(CsvOutput out, LocalDate date, Stated stated) {
        this.out = out;
        this.date = date;
        this.stated = stated;
        this.balanceMinor = stated.carriedOpeningMinor();
    }

    /**
     * Opening, every transaction, what was kept back and what moved to the balance, closing. Lines stream.
     *
     * @throws BrokenInvariant I6
     */
    void writeSettlement(SettlementMapper mapper) {
        require("opens with", stated.previousCarriedMinor(), balanceMinor);
        stand("OPENING", stated.previousOn(), balanceMinor, "");
        mapper.forEachLine(stated.settlementId(), result -> write(result.getResultObject()));
        row("TOTAL", cells(date, ""), sum.cells(stated.currency()), "", "");
        if (stated.reserveHeldMinor() != 0) {
            move("RESERVE_HELD", Math.negateExact(stated.reserveHeldMinor()));
        }
        if (stated.reserveReleasedMinor() != 0) {
            move("RESERVE_RELEASED", stated.reserveReleasedMinor());
        }
        move("SETTLED", Math.negateExact(stated.netMinor()));
        require("closes with", stated.carriedClosingMinor(), balanceMinor);
        stand("CLOSING", date, balanceMinor, "");
    }

    /** What the ledger says of an account since the last statement. */
    void writeAccount(StatedAccount account) {
        stand("ACCOUNT_OPENING", stated.previousOn(), account.openingMinor(), account.code());
        account.moved()
                .forEach((type, minor) ->
                        row("ACCOUNT_MOVED", cells(null, type.name()), net(text(minor)), "", account.code()));
        stand("ACCOUNT_CLOSING", date, account.closingMinor(), account.code());
    }

    private void write(StatementLine line) {
        sum.add(line);
        balanceMinor = Math.addExact(balanceMinor, line.netMinor());
        row(
                "LINE",
                Stream.of(
                        line.transactionId(),
                        line.businessDate(),
                        line.occurredAt(),
                        line.type(),
                        Objects.requireNonNullElse(line.originalTransactionId(), ""),
                        line.channel(),
                        line.product(),
                        line.cardType()),
                Stream.of(
                                line.amountMinor(),
                                line.effectMinor(),
                                line.issuerMinor(),
                                line.networkMinor(),
                                line.acquirerMinor(),
                                line.serviceMinor(),
                                line.feeMinor(),
                                line.netMinor())
                        .map(this::text)
                        .toList(),
                text(balanceMinor),
                "");
    }

    private void move(String record, long minor) {
        balanceMinor = Math.addExact(balanceMinor, minor);
        row(record, cells(date, ""), net(text(minor)), text(balanceMinor), "");
    }

    private void stand(String record, @Nullable LocalDate on, long minor, String account) {
        row(record, cells(on, ""), net(""), text(minor), account);
    }

    /** From the id of the transaction to the card type. */
    private static Stream<Object> cells(@Nullable LocalDate on, String type) {
        return Stream.of("", on == null ? "" : on, "", type, "", "", "", "");
    }

    /** From the amount to the net. */
    private static List<String> net(String net) {
        return List.of("", "", "", "", "", "", "", net);
    }

    private void row(String record, Stream<?> cells, List<String> amounts, String balance, String account) {
        out.row(Stream.of(
                        Stream.of(record, stated.settlementId()),
                        cells,
                        Stream.of(stated.currency()),
                        amounts.stream(),
                        Stream.of(balance, account))
                .flatMap(part -> part)
                .toArray());
    }

    private String text(long minor) {
        return Amounts.format(minor, stated.currency());
    }

    private void require(String what, long expected, long actual) {
        if (expected != actual) {
            throw new BrokenInvariant("I6: the statement of %s %s %d minor units, its settlement says %d"
                    .formatted(stated.settlementId(), what, actual, expected));
        }
    }
}

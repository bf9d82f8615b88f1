package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.online.OnlineMapper;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.view.HoldViewMapper.HoldRow;
import org.tallyhouse.operation.view.HoldViewMapper.MovementRow;
import org.tallyhouse.operation.view.HoldViewMapper.OpenHolds;

/** Reads holds, and the currencies of accounts that are to hold something. */
public final class HoldReader {
    private final HoldViewMapper mapper;
    private final OnlineMapper online;

    public HoldReader(HoldViewMapper mapper, OnlineMapper online) {
        this.mapper = mapper;
        this.online = online;
    }

    /** A hold with its movements, as text in major units. */
    public record HoldView(HoldRow hold, List<MovementRow> movements) {

        public long endedUnder(String reference) {
            return movements.stream()
                    .filter(movement -> movement.reference().equals(reference))
                    .mapToLong(MovementRow::amountMinor)
                    .sum();
        }

        public String text() {
            StringBuilder text = new StringBuilder("%s   on %s, %s, placed %s%s%n"
                    .formatted(
                            hold.holdId(),
                            hold.account(),
                            hold.currency(),
                            hold.businessDate(),
                            hold.expiresAt() == null ? "" : ", expires " + hold.expiresAt() + "Z"));
            text.append(String.format(Locale.ROOT, "  %-10s %18s%n", "amount", amount(hold.amountMinor())));
            text.append(String.format(Locale.ROOT, "  %-10s %18s%n", "held", amount(hold.openMinor())));
            for (MovementRow movement : movements) {
                text.append(String.format(
                        Locale.ROOT,
                        "    %s %18s  %s %s%n",
                        movement.businessDate(),
                        amount(movement.amountMinor()),
                        movement.kind(),
                        movement.reference()));
            }
            return text.toString();
        }

        private String amount(long minor) {
            return Amounts.format(minor, hold.currency());
        }
    }

    public HoldView read(String holdId) {
        HoldRow hold = mapper.find(holdId);
        if (hold == null) {
            throw new WrongUse("there is no hold " + holdId);
        }
        return new HoldView(hold, mapper.movements(holdId));
    }

    /** What is still held, the oldest first. */
    public List<OpenHold> open(OpenHolds filter, LocalDate on) {
        return mapper.open(filter).stream().map(row -> OpenHold.of(row, on)).toList();
    }

    /** A hold that has not ended; the amount is what is still held, in major units. */
    public record OpenHold(
            String holdId,
            String account,
            String amount,
            String currency,
            LocalDate since,
            long ageDays,
            @Nullable LocalDateTime expiresAt,
            String reason) {

        static OpenHold of(HoldRow row, LocalDate on) {
            return new OpenHold(
                    row.holdId(),
                    row.account(),
                    Amounts.format(row.openMinor(), row.currency()),
                    row.currency(),
                    row.businessDate(),
                    ChronoUnit.DAYS.between(row.businessDate(), on),
                    row.expiresAt(),
                    row.payout() ? "payout" : row.reason());
        }

        public String text() {
            return String.format(
                                    Locale.ROOT,
                                    "%-28s %18s %s  %s  %4d days  %-26s %s  %s%n",
                                    holdId,
                                    amount,
                                    currency,
                                    since,
                                    ageDays,
                                    account,
                                    expiresAt == null ? "no end" : "ends " + expiresAt + "Z",
                                    reason)
                            .stripTrailing()
                    + "\n";
        }
    }

    /** Whether two accounts are of one owner; not if there is no such account. */
    public boolean isOfOneOwner(String account, String other) {
        return mapper.isOfOneOwner(account, other);
    }

    public String currencyOf(String account) {
        return online.balances(account).stream()
                .filter(balance -> balance.account().equals(account))
                .map(Balance::currency)
                .findFirst()
                .orElseThrow(() -> new WrongUse("there is no account " + account));
    }
}

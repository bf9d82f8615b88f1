package org.tallyhouse.operation.view;

import java.util.List;
import java.util.Locale;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.online.OnlineMapper;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.view.HoldViewMapper.HoldRow;
import org.tallyhouse.operation.view.HoldViewMapper.MovementRow;

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

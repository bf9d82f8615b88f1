package org.tallyhouse.settlement.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.settlement.netting.FootingMapper;
import org.tallyhouse.settlement.netting.FootingMapper.Balance;
import org.tallyhouse.settlement.netting.FootingMapper.Movement;
import org.tallyhouse.settlement.netting.SettlementMapper.Stated;

/**
 * What merchants' accounts did since the statements before, proved against the settlements and the transactions (I6):
 * read for many merchants at once, those with the same last statement with one statement each.
 */
@Component
final class StatedAccounts {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1000, 1, 1);

    private final FootingMapper footing;

    StatedAccounts(FootingMapper footing) {
        this.footing = footing;
    }

    /** An account between two statements; minor units, credit positive. */
    record StatedAccount(
            AccountKind kind, String code, long openingMinor, Map<JournalType, Long> moved, long closingMinor) {

        long movedMinor(JournalType type) {
            return moved.getOrDefault(type, 0L);
        }

        /** Everything but what the settlement itself moved. */
        long movedBeforeSettlementMinor() {
            return moved.entrySet().stream()
                    .filter(entry -> entry.getKey() != JournalType.SETTLEMENT)
                    .mapToLong(Map.Entry::getValue)
                    .reduce(0, Math::addExact);
        }

        boolean isEmpty() {
            return openingMinor == 0 && moved.isEmpty() && closingMinor == 0;
        }
    }

    /** The accounts of each settlement of a night, by its id, in the order of their kinds. */
    Map<String, List<StatedAccount>> read(LocalDate night, Collection<Stated> settlements) {
        Map<String, List<StatedAccount>> accounts = new HashMap<>();
        settlements.stream()
                .collect(Collectors.groupingBy(
                        stated -> Objects.requireNonNullElse(stated.previousOn(), BEFORE_ALL),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((after, alike) -> readAlike(night, after, alike, accounts));
        return accounts;
    }

    private void readAlike(
            LocalDate night, LocalDate after, List<Stated> alike, Map<String, List<StatedAccount>> accounts) {
        List<String> merchants =
                alike.stream().map(Stated::merchantId).distinct().toList();
        LocalDate firstOpen = Objects.requireNonNullElse(footing.firstOpen(), night);
        Map<String, List<Balance>> openings = footing.openings(merchants, after, firstOpen).stream()
                .collect(Collectors.groupingBy(balance -> key(balance.merchantId(), balance.currency())));
        Map<String, Long> closings =
                footing.closings(merchants, night).stream().collect(Collectors.toMap(Balance::code, Balance::minor));
        Map<String, List<Movement>> movements = footing.movements(merchants, after, night).stream()
                .collect(Collectors.groupingBy(move -> key(move.merchantId(), move.currency())));
        Map<String, Long> transactions = footing.transactions(merchants, after, night).stream()
                .collect(Collectors.toMap(
                        effect -> key(effect.merchantId(), effect.currency()), FootingMapper.Effect::minor));
        for (Stated stated : alike) {
            String key = key(stated.merchantId(), stated.currency());
            Map<AccountKind, StatedAccount> byKind = new EnumMap<>(AccountKind.class);
            for (Balance opening : openings.getOrDefault(key, List.of())) {
                byKind.put(
                        opening.kind(),
                        new StatedAccount(
                                opening.kind(),
                                opening.code(),
                                opening.minor(),
                                moved(movements.getOrDefault(key, List.of()), opening.kind()),
                                closings.getOrDefault(opening.code(), 0L)));
            }
            prove(stated, byKind);
            proveTransactions(stated, byKind, after, night, transactions.getOrDefault(key, 0L));
            accounts.put(stated.settlementId(), new ArrayList<>(byKind.values()));
        }
    }

    private static Map<JournalType, Long> moved(List<Movement> movements, AccountKind kind) {
        Map<JournalType, Long> moved = new EnumMap<>(JournalType.class);
        movements.stream().filter(move -> move.kind() == kind).forEach(move -> moved.put(move.type(), move.minor()));
        return moved;
    }

    /** Each account closes with what it opened with and its entries, and moved what the settlement says. */
    private static void prove(Stated stated, Map<AccountKind, StatedAccount> accounts) {
        accounts.forEach((kind, account) -> {
            long closing = account.moved().values().stream().reduce(account.openingMinor(), Math::addExact);
            require(stated, account.code() + " closes with", closing, account.closingMinor());
            require(
                    stated,
                    account.code() + " was settled by",
                    settled(stated, kind),
                    account.movedMinor(JournalType.SETTLEMENT));
        });
    }

    private static long settled(Stated stated, AccountKind kind) {
        long collected = stated.duesCollectedMinor();
        return switch (kind) {
            case PENDING ->
                Math.negateExact(Math.addExact(Math.addExact(stated.netMinor(), collected), stated.toReserveMinor()));
            case DUE -> collected;
            case BALANCE -> stated.netMinor();
            default -> stated.toReserveMinor();
        };
    }

    /** What is pending and due moved as the transactions say, those of the online system's own movements aside. */
    private void proveTransactions(
            Stated stated,
            Map<AccountKind, StatedAccount> accounts,
            LocalDate after,
            LocalDate night,
            long transactions) {
        long moved = 0;
        for (AccountKind kind : List.of(AccountKind.PENDING, AccountKind.DUE)) {
            StatedAccount account = accounts.get(kind);
            moved = Math.addExact(moved, account == null ? 0 : account.movedBeforeSettlementMinor());
        }
        long rest = Math.subtractExact(moved, transactions);
        if (rest != 0) {
            long otherwise = footing.movedOtherwise(stated.merchantId(), stated.currency(), after, night);
            require(stated, "its transactions come to", Math.addExact(transactions, otherwise), moved);
        }
    }

    private static void require(Stated stated, String what, long expected, long actual) {
        if (expected != actual) {
            throw new BrokenInvariant("I6: the statement of %s: %s %d minor units, in the ledger %d"
                    .formatted(stated.settlementId(), what, expected, actual));
        }
    }

    private static String key(String merchantId, String currency) {
        return merchantId + "." + currency;
    }
}

package org.tallyhouse.intake.result;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.BulkUpdate;
import org.tallyhouse.intake.result.InstructionMapper.Named;
import org.tallyhouse.intake.result.TransferMoveMapper.Move;

/**
 * Money of transfers that left our account at a bank and came back to it, once each: as the bank's answers say, which
 * book it, and as its statements show it.
 */
public final class TransferMoves {
    private static final BulkTable<Known> NEW = BulkTable.<Known>named("transfer_move")
            .with("transfer_id", known -> known.payment.transferId())
            .with("direction", known -> known.direction.name())
            .with("bank_id", known -> known.payment.bankId())
            .with("currency", known -> known.payment.currency())
            .with("amount_minor", known -> known.payment.amountMinor())
            .with("booked_on", known -> known.bookedOn)
            .with("seen_on", known -> known.seenOn);

    private final InstructionMapper instructions;
    private final TransferMoveMapper mapper;
    private final BulkInsert bulkInsert;

    public TransferMoves(InstructionMapper instructions, TransferMoveMapper mapper, BulkInsert bulkInsert) {
        this.instructions = instructions;
        this.mapper = mapper;
        this.bulkInsert = bulkInsert;
    }

    /** Where the money went. */
    private enum Direction {
        OUT,
        BACK
    }

    /** What a line of a statement is to the payout it names. */
    public enum SeenMove {
        NO_PAYOUT,
        FITS,
        OUT_TWICE,
        BACK_TWICE,
        NEVER_OUT,
        OTHER_AMOUNT,
        NOT_ORDERED
    }

    /** What an answer books: money of a transfer that left, or that came back after it had left. */
    record Booked(InstructedPayment payment, boolean out) {
        static Booked of(InstructedPayment payment, boolean out) {
            return new Booked(payment, out);
        }

        private Direction direction() {
            return out ? Direction.OUT : Direction.BACK;
        }
    }

    /** Writes what a bank's answers book; the transfers' instructions are locked. */
    void book(LocalDate businessDate, List<Booked> answers) {
        if (answers.isEmpty()) {
            return;
        }
        Map<Key, Known> known = known(answers.stream().map(Booked::payment).toList());
        for (Booked answer : answers) {
            Known move = known.computeIfAbsent(
                    new Key(answer.payment().transferId(), answer.direction()),
                    key -> new Known(answer.payment(), answer.direction(), null));
            move.bookedOn = businessDate;
            move.changed = true;
        }
        write(known.values());
    }

    /**
     * Locks the payouts that lines of a bank's statement name, by either of their names.
     *
     * @param references of lines; those that name no payout do not matter
     */
    public Seen see(String bankId, LocalDate businessDate, Collection<String> references) {
        Set<String> names = references.stream().filter(name -> !name.isEmpty()).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return new Seen(bankId, businessDate, Map.of(), Map.of(), new HashMap<>(), Set.of());
        }
        Map<String, String> transfers = new HashMap<>();
        List<Named> named = instructions.named(bankId, names);
        named.forEach(one -> transfers.put(one.bankReference(), one.transferId()));
        named.forEach(one -> transfers.put(one.transferId(), one.transferId()));
        Set<String> left = new HashSet<>(names);
        left.removeAll(transfers.keySet());
        Set<String> elsewhere = left.isEmpty() ? Set.of() : Set.copyOf(mapper.ofOtherBanks(bankId, left));
        Map<String, InstructedPayment> payments = payments(transfers.values());
        return new Seen(bankId, businessDate, transfers, payments, known(payments.values()), elsewhere);
    }

    private Map<String, InstructedPayment> payments(Collection<String> named) {
        Set<String> transferIds = Set.copyOf(named);
        if (transferIds.isEmpty()) {
            return Map.of();
        }
        instructions.lock(transferIds);
        return InstructedPayment.of(instructions.find(transferIds));
    }

    /** Writes what was seen. */
    public void write(Seen seen) {
        write(seen.known.values());
    }

    private void write(Collection<Known> moves) {
        List<Known> changed = moves.stream().filter(move -> move.changed).toList();
        bulkInsert.insert(
                NEW, changed.stream().filter(move -> move.stored == null).toList());
        changed.stream()
                .filter(move -> move.stored != null)
                .collect(Collectors.groupingBy(move -> move.direction))
                .forEach((direction, ofDirection) -> bulkInsert.update(update(direction), ofDirection));
    }

    private static BulkUpdate<Known> update(Direction direction) {
        return BulkUpdate.<Known>of("transfer_move", "transfer_id", known -> known.payment.transferId())
                .with("booked_on", known -> known.bookedOn)
                .with("seen_on", known -> known.seenOn)
                .expecting("direction", known -> direction.name());
    }

    private Map<Key, Known> known(Collection<InstructedPayment> payments) {
        Map<Key, Known> known = new LinkedHashMap<>();
        if (payments.isEmpty()) {
            return known;
        }
        Map<String, InstructedPayment> byId =
                payments.stream().collect(Collectors.toMap(InstructedPayment::transferId, one -> one, (a, b) -> a));
        for (Move move : mapper.lock(byId.keySet())) {
            Direction direction = Direction.valueOf(move.direction());
            known.put(new Key(move.transferId(), direction), new Known(byId.get(move.transferId()), direction, move));
        }
        return known;
    }

    /** One of the two moves of a transfer. */
    private record Key(String transferId, Direction direction) {}

    /** What is known of a move, stored or to be. */
    private static final class Known {
        private final InstructedPayment payment;
        private final Direction direction;
        private final @Nullable Move stored;
        private @Nullable LocalDate bookedOn;
        private @Nullable LocalDate seenOn;
        private boolean changed;

        Known(InstructedPayment payment, Direction direction, @Nullable Move stored) {
            this.payment = payment;
            this.direction = direction;
            this.stored = stored;
            this.bookedOn = stored == null ? null : stored.bookedOn();
            this.seenOn = stored == null ? null : stored.seenOn();
        }
    }

    /** What lines of a statement name, each to be taken in turn. */
    public static final class Seen {
        private final String bankId;
        private final LocalDate businessDate;
        private final Map<String, String> transfers;
        private final Map<String, InstructedPayment> payments;
        private final Map<Key, Known> known;
        private final Set<String> elsewhere;

        private Seen(
                String bankId,
                LocalDate businessDate,
                Map<String, String> transfers,
                Map<String, InstructedPayment> payments,
                Map<Key, Known> known,
                Set<String> elsewhere) {
            this.bankId = bankId;
            this.businessDate = businessDate;
            this.transfers = transfers;
            this.payments = payments;
            this.known = known;
            this.elsewhere = elsewhere;
        }

        /** @param amountMinor of a line: minor units, what came in is positive */
        public SeenMove take(String reference, String currency, long amountMinor) {
            InstructedPayment payment = payments.get(transfers.getOrDefault(reference, ""));
            if (payment == null) {
                return elsewhere.contains(reference) ? SeenMove.NOT_ORDERED : SeenMove.NO_PAYOUT;
            }
            if (!payment.isInFileTo(bankId)) {
                return SeenMove.NOT_ORDERED;
            }
            if (!payment.currency().equals(currency) || Math.abs(amountMinor) != payment.amountMinor()) {
                return SeenMove.OTHER_AMOUNT;
            }
            return amountMinor < 0 ? debit(payment) : credit(payment);
        }

        private SeenMove debit(InstructedPayment payment) {
            return see(payment, Direction.OUT) ? SeenMove.FITS : SeenMove.OUT_TWICE;
        }

        /** A bank that sends money back shows that it sent it out, or has said so. */
        private SeenMove credit(InstructedPayment payment) {
            Known out = known.get(new Key(payment.transferId(), Direction.OUT));
            if (out == null) {
                return SeenMove.NEVER_OUT;
            }
            return see(payment, Direction.BACK) ? SeenMove.FITS : SeenMove.BACK_TWICE;
        }

        private boolean see(InstructedPayment payment, Direction direction) {
            Known move = known.computeIfAbsent(
                    new Key(payment.transferId(), direction), key -> new Known(payment, direction, null));
            if (move.seenOn != null) {
                return false;
            }
            move.seenOn = businessDate;
            move.changed = true;
            return true;
        }
    }
}

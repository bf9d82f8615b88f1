package org.tallyhouse.intake.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.result.TransferMoves;
import org.tallyhouse.intake.result.TransferMoves.SeenMove;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;

/**
 * Books lines of statements: a deposit with a channel's reference clears that channel's receivable; a line that is a
 * payout's debit or return, each once, was booked or will be by the bank's answer; anything else is unidentified.
 */
final class StatementBooking {
    private final MerchantMapper merchants;
    private final TransferMoves moves;
    private final Accounts accounts;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;

    StatementBooking(
            MerchantMapper merchants, TransferMoves moves, Accounts accounts, Ledger ledger, BulkInsert bulkInsert) {
        this.merchants = merchants;
        this.moves = moves;
        this.accounts = accounts;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
    }

    /** The file lines are from, and the date they are booked on. */
    record Origin(long fileId, String bankId, String sha256, LocalDate businessDate) {}

    /** What a line turned out to be. */
    private enum Meaning {
        DEPOSIT,
        PAYOUT,
        UNIDENTIFIED
    }

    /** A line with its meaning, and the channel it is from where it is a deposit. */
    private record Meant(
            StatementLine line,
            Meaning meaning,
            @Nullable String channel,
            @Nullable LineDoubt doubt) {}

    void book(Origin origin, List<StatementLine> lines) {
        List<Meant> meant = meanings(
                origin, lines.stream().filter(line -> line.amountMinor() != 0).toList());
        bulkInsert.insert(statementLine(origin), meant);
        meant.stream()
                .filter(line -> line.channel() != null)
                .map(line ->
                        Map.entry(String.valueOf(line.channel()), line.line().currency()))
                .distinct()
                .forEach(deposit -> accounts.openChannel(deposit.getKey(), deposit.getValue()));
        ledger.book(meant.stream()
                .filter(line -> line.meaning() != Meaning.PAYOUT)
                .map(line -> journal(origin, line))
                .toList());
    }

    private List<Meant> meanings(Origin origin, List<StatementLine> lines) {
        Map<String, Channel> channels =
                merchants.channels().stream().collect(Collectors.toMap(Channel::depositReference, channel -> channel));
        TransferMoves.Seen payouts = moves.see(
                origin.bankId(),
                origin.businessDate(),
                lines.stream()
                        .map(StatementLine::reference)
                        .filter(reference -> !channels.containsKey(reference))
                        .toList());
        List<Meant> meant = new ArrayList<>();
        for (StatementLine line : lines) {
            Channel channel = channels.get(line.reference());
            meant.add(
                    channel == null
                            ? ofPayout(line, payouts)
                            : new Meant(line, Meaning.DEPOSIT, channel.channelId(), null));
        }
        moves.write(payouts);
        return meant;
    }

    private static Meant ofPayout(StatementLine line, TransferMoves.Seen payouts) {
        SeenMove move = payouts.take(line.reference(), line.currency(), line.amountMinor());
        LineDoubt doubt = switch (move) {
            case NO_PAYOUT, FITS -> null;
            case OUT_TWICE -> LineDoubt.PAYOUT_DEBITED_TWICE;
            case BACK_TWICE -> LineDoubt.PAYOUT_CREDITED_TWICE;
            case NEVER_OUT -> LineDoubt.PAYOUT_NEVER_DEBITED;
            case OTHER_AMOUNT -> LineDoubt.PAYOUT_AMOUNT_DIFFERS;
            case NOT_ORDERED -> LineDoubt.PAYOUT_NOT_ORDERED;
        };
        return new Meant(line, move == SeenMove.FITS ? Meaning.PAYOUT : Meaning.UNIDENTIFIED, null, doubt);
    }

    private JournalDraft journal(Origin origin, Meant meant) {
        StatementLine line = meant.line();
        long cash = accounts.house(origin.bankId(), line.currency(), AccountKind.CASH);
        long other = meant.channel() == null
                ? accounts.house(origin.bankId(), line.currency(), AccountKind.UNIDENTIFIED)
                : accounts.house(meant.channel(), line.currency(), AccountKind.RECEIVABLE);
        return JournalDraft.of(
                JournalType.BANK_STATEMENT,
                "%s/%s/%d".formatted(origin.bankId(), origin.sha256().substring(0, 16), line.line()),
                origin.businessDate(),
                new Leg(cash, -line.amountMinor()),
                new Leg(other, line.amountMinor()));
    }

    private static BulkTable<Meant> statementLine(Origin origin) {
        return BulkTable.<Meant>named("statement_line")
                .with("file_id", meant -> origin.fileId())
                .with("line", meant -> meant.line().line())
                .with("bank_id", meant -> origin.bankId())
                .with("booking_date", meant -> meant.line().bookingDate())
                .with("value_date", meant -> meant.line().valueDate())
                .with("reference", meant -> meant.line().reference())
                .with("currency", meant -> meant.line().currency())
                .with("amount_minor", meant -> meant.line().amountMinor())
                .with("description", meant -> meant.line().description())
                .with("meaning", meant -> meant.meaning().name())
                .with("channel", Meant::channel)
                .with(
                        "doubt",
                        meant -> meant.doubt() == null ? null : meant.doubt().name())
                .with("business_date", meant -> origin.businessDate());
    }
}

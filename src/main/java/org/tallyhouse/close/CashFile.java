package org.tallyhouse.close;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.CashMapper.CashPosition;
import org.tallyhouse.close.CashMapper.Correction;
import org.tallyhouse.close.CashMapper.OpenMove;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;

/**
 * Writes our accounts at banks beside the banks' own balances (银行存款余额调节表): what the books hold, what makes the
 * difference, line by line, what the bank's last statement closed with.
 */
@Component
final class CashFile {
    private static final List<String> COLUMNS =
            List.of("bank", "currency", "line", "item", "since", "age_days", "amount");

    private final CashMapper mapper;

    CashFile(CashMapper mapper) {
        this.mapper = mapper;
    }

    void write(Path file, LocalDate date) {
        CsvOutput.writeForPeople(
                file, COLUMNS, out -> mapper.positions(date).forEach(position -> write(out, date, position)));
    }

    private void write(CsvOutput out, LocalDate date, CashPosition position) {
        row(out, position, "BOOKS", "", null, date, position.booksMinor());
        if (position.beganMinor() != 0) {
            row(out, position, "BEGAN_WITH", "", null, date, position.beganMinor());
        }
        mapper.forEachOpen(position.bankId(), date, result -> {
            OpenMove move = result.getResultObject();
            LocalDate since = move.bookedOn() == null ? move.seenOn() : move.bookedOn();
            row(out, position, line(move), move.transferId(), since, date, move.amountMinor());
        });
        mapper.forEachCorrection(position.bankId(), date, result -> {
            Correction correction = result.getResultObject();
            row(
                    out,
                    position,
                    "CORRECTED",
                    correction.journal(),
                    correction.businessDate(),
                    date,
                    correction.amountMinor());
        });
        row(out, position, "BANK", position.statement(), position.bookedOn(), date, position.closingMinor());
    }

    /** What it is that the other side does not have. */
    private static String line(OpenMove move) {
        boolean out = move.direction().equals("OUT");
        if (move.seenOn() == null) {
            return out ? "PAID_NOT_DEBITED" : "RETURNED_NOT_CREDITED";
        }
        return out ? "DEBITED_NOT_BOOKED" : "CREDITED_NOT_BOOKED";
    }

    private static void row(
            CsvOutput out,
            CashPosition position,
            String line,
            String item,
            @Nullable LocalDate since,
            LocalDate date,
            long minor) {
        out.row(
                position.bankId(),
                position.currency(),
                line,
                item,
                since == null ? "" : since,
                since == null ? "" : ChronoUnit.DAYS.between(since, date),
                Amounts.format(minor, position.currency()));
    }
}

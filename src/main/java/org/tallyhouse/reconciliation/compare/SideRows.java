package org.tallyhouse.reconciliation.compare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Side;

/**
 * Reads the rows of a date, in the order of their references. Every row of both sides goes through here: read by
 * position, as a mapper that finds constructors by reflection costs many times as much as the comparing. The index is
 * named, as with another that is in the order of references too a page would go through a channel's whole history.
 */
@Component
class SideRows {
    /** What a channel moved for a transaction: a beneficiary that bears the fee gets less. */
    private static final String OURS = """
            SELECT t.id, t.channel_reference, t.transaction_id, t.type, t.currency,
                   t.amount_minor - COALESCE(f.beneficiary_fee_minor, 0),
                   COALESCE(f.issuer_minor + f.network_minor + f.acquirer_minor, 0), t.status
            FROM transaction t FORCE INDEX (transaction_of_day)
            LEFT JOIN fee_split f ON f.id = t.id
            WHERE t.business_date = ? AND t.channel = ? AND t.channel_reference > ? AND t.type <> 'ADJUSTMENT'
              AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.id = t.id AND q.misstated)
            ORDER BY t.channel_reference, t.id
            LIMIT ?""";

    private static final String THEIRS = """
            SELECT record_id, channel_reference, merchant_reference, type, currency, amount_minor, fee_minor, status
            FROM channel_record FORCE INDEX (record_of_day)
            WHERE business_date = ? AND channel = ? AND channel_reference > ? AND file_id IN (%s)
            ORDER BY channel_reference, record_id
            LIMIT ?""";

    private final JdbcTemplate jdbc;

    SideRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<ComparedRow> ours(Side side, String after, int most) {
        return read(OURS, side, List.of(side.businessDate(), side.channel(), after, most));
    }

    List<ComparedRow> theirs(Side side, List<Long> files, String after, int most) {
        List<Object> arguments = new ArrayList<>(List.of(side.businessDate(), side.channel(), after));
        arguments.addAll(files);
        arguments.add(most);
        return read(THEIRS.formatted(String.join(", ", Collections.nCopies(files.size(), "?"))), side, arguments);
    }

    private List<ComparedRow> read(String sql, Side side, List<Object> arguments) {
        LocalDate date = side.businessDate();
        return jdbc.query(sql, (row, number) -> item(row, date), arguments.toArray());
    }

    private static ComparedRow item(ResultSet row, LocalDate date) throws SQLException {
        String reference = row.getString(2);
        return new ComparedRow(
                row.getLong(1),
                reference,
                date,
                reference,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                false);
    }
}

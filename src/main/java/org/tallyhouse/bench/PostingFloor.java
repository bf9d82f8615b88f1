package org.tallyhouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that posting could do: sum the window's credits by account, and add each sum to its
 * account, in one transaction and without entries, contra accounts, restart or proof.
 */
record PostingFloor(Connection connection, long windowId) {
    private static final String SUM =
            "SELECT account_id, SUM(amount_minor) FROM buffered_credit WHERE window_id = ? GROUP BY account_id";
    private static final String UPDATE = "UPDATE account SET posted_minor = posted_minor + ? WHERE account_id = ?";

    /** The faster of two runs of each; the balances are as before when it returns. */
    List<RowTiming> measure() throws SQLException {
        List<RowTiming> first = once();
        List<RowTiming> second = once();
        return List.of(faster(first.get(0), second.get(0)), faster(first.get(1), second.get(1)));
    }

    private List<RowTiming> once() throws SQLException {
        long began = System.nanoTime();
        List<Sum> sums = sums();
        RowTiming summed = RowTiming.since(began, "floor: sum by account", sums.size());
        long updateBegan = System.nanoTime();
        add(sums, 1);
        RowTiming updated = RowTiming.since(updateBegan, "floor: update accounts", sums.size());
        add(sums, -1);
        return List.of(summed, updated);
    }

    private List<Sum> sums() throws SQLException {
        List<Sum> sums = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SUM)) {
            statement.setLong(1, windowId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sums.add(new Sum(row.getLong(1), row.getLong(2)));
                }
            }
        }
        return sums;
    }

    private void add(List<Sum> sums, int sign) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            for (Sum sum : sums) {
                statement.setLong(1, sign * sum.amountMinor());
                statement.setLong(2, sum.accountId());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static RowTiming faster(RowTiming one, RowTiming other) {
        return one.millis() <= other.millis() ? one : other;
    }

    private record Sum(long accountId, long amountMinor) {}
}

package org.tallyhouse.close.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.FileFacts;

/** Reads the final rows of a date as lines, one after the other, over a connection of its own. */
@Component
final class FinalRows {
    private static final int PRINT_BYTES = 8;

    private final DataSource database;

    FinalRows(DataSource database) {
        this.database = database;
    }

    /** A row by its key, with the beginning of its line's SHA-256 in hexadecimal digits. */
    record FinalRow(String key, String print) {}

    /** How many lines there are, and SHA-256 over all of them, each with a line feed behind it. */
    record Digest(long rowCount, String sha256) {}

    Digest read(FinalTable table, LocalDate date, Consumer<FinalRow> eachRow) {
        MessageDigest all = FileFacts.sha256Digest();
        MessageDigest one = FileFacts.sha256Digest();
        long count = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        table.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setObject(1, date);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] line = (rows.getString(2) + "\n").getBytes(StandardCharsets.UTF_8);
                    all.update(line);
                    String print = HexFormat.of().formatHex(one.digest(line), 0, PRINT_BYTES);
                    eachRow.accept(new FinalRow(rows.getString(1), print));
                    count++;
                }
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("reading final rows of " + table.name(), table.sql(), e);
        }
        return new Digest(count, HexFormat.of().formatHex(all.digest()));
    }
}

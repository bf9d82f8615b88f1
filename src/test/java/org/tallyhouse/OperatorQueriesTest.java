package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries an operator runs by hand work on this server. */
@Tag("database")
class OperatorQueriesTest {
    private static final Path FOLDER = Path.of("sql/operator");

    static List<String> queries() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    // an administrator's script, which TwoUsersTest runs
                    .filter(file -> !file.equals("two-users.sql"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryAnswers(String file) throws IOException, SQLException {
        assertThat(columns(Nights.three(), file)).isNotEmpty();
    }

    @Test
    void whatAMerchantIsOwedIsToldByAccount() throws IOException, SQLException {
        assertThat(columns(Nights.three(), "owed-to-a-merchant.sql"))
                .containsExactly(
                        "currency",
                        "pending_minor",
                        "balance_minor",
                        "reserve_minor",
                        "sub_accounts_minor",
                        "escrow_minor",
                        "held_minor",
                        "dues_minor",
                        "owed_minor");
    }

    /** Of the last statement's result. */
    private static List<String> columns(Books books, String file) throws IOException, SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = TestDatabase.connect(books.database());
                Statement statement = connection.createStatement()) {
            for (String sql : statements(file)) {
                if (statement.execute(sql)) {
                    ResultSet rows = statement.getResultSet();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        columns.add(rows.getMetaData().getColumnLabel(column));
                    }
                }
            }
        }
        return columns;
    }

    private static List<String> statements(String file) throws IOException {
        String text =
                Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
        return Stream.of(text.split(";\\s*\\R"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .map(sql -> sql.replaceAll(";$", ""))
                .toList();
    }
}

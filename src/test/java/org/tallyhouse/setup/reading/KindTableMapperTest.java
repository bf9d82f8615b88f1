package org.tallyhouse.setup.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.DatabaseSettings;

/** The fields of the kinds against the schema: a table has a column of each part of a field, and no other. */
@Tag("database")
class KindTableMapperTest {

    @Test
    void theTableOfAKindHasTheColumnsOfItsFields() throws SQLException {
        DatabaseSettings database = TestDatabase.fresh();
        try (Connection connection = TestDatabase.connect(database)) {
            for (SetUpKind<?> kind : EveryKind.STORED) {
                BulkTable<?> table = kind.table();

                assertThat(columns(connection, table.name()))
                        .as(kind.name())
                        .containsExactlyInAnyOrderElementsOf(table.columnNames());
            }
        } finally {
            TestDatabase.drop(database);
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        DatabaseMetaData schema = connection.getMetaData();
        List<String> names = new ArrayList<>();
        try (ResultSet column = schema.getColumns(connection.getCatalog(), null, table, null)) {
            while (column.next()) {
                names.add(column.getString("COLUMN_NAME"));
            }
        }
        return names;
    }
}

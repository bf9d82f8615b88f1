package org.tallyhouse.close.seal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with rows that are final once their date is closed, and how one of them is written as a line: its columns,
 * quoted as SQL quotes them, with tabs between. Numbers that the database gives rows are left out or replaced by the
 * names behind them, so that the same night has the same lines on any server.
 *
 * @param name of the rows: that of the table, or of what is sealed of it beside
 * @param certified whether the certificate has them too; what depends on the order in which other dates' traffic came is
 *     only kept in the database
 * @param keys by which the lines are sorted; they name a row
 * @param columns the others
 * @param from the table, with those that its names come from
 * @param where the rows of a date, which is the one parameter
 * @param leftOut columns that may still change, or that are a number of this database
 */
record FinalTable(
        String name,
        String table,
        boolean certified,
        List<String> keys,
        List<String> columns,
        String from,
        String where,
        List<String> leftOut) {

    /** Two columns: the key for people, and the line. */
    String sql() {
        String line = Stream.concat(keys.stream(), columns.stream())
                .map("QUOTE(%s)"::formatted)
                .collect(Collectors.joining(", "));
        return "SELECT CONCAT_WS('/', %s) AS row_key, CONCAT_WS('\\t', %s) AS line FROM %s WHERE %s ORDER BY %s"
                .formatted(String.join(", ", keys), line, from, where, String.join(", ", keys));
    }
}

package org.tallyhouse.operation.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.tallyhouse.Books;
import org.tallyhouse.database.DatabaseSettings;

/** A command given to a test's books as an operator gives it, and what it answered. */
public record CommandRun(int exit, String out, String err) {

    public static CommandRun of(Books books, String... arguments) {
        DatabaseSettings database = books.database();
        Map<String, String> environment = Map.of(
                "TALLYHOUSE_HOME", books.home().toString(),
                "TALLYHOUSE_DB_URL", database.url(),
                "TALLYHOUSE_DB_USER", database.user(),
                "TALLYHOUSE_DB_PASSWORD", database.password(),
                "NO_COLOR", "1");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = TallyhouseCommand.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

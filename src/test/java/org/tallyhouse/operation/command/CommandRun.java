package org.tallyhouse.operation.command;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tallyhouse.Books;
import org.tallyhouse.Tallyhouse;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.StopRequest;

/** A command given to a test's books as an operator gives it, and what it answered. */
public record CommandRun(int exit, String out, String err) {

    /** In a process of its own, which starts in a folder with some of the libraries. */
    public static CommandRun ofProcess(
            Path folder, Map<String, String> environment, Predicate<String> libraries, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(libraries)
                        .filter(path -> !path.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                Tallyhouse.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("command", ".out");
        Path err = Files.createTempFile("command", ".err");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("TALLYHOUSE"));
        process.environment().putAll(environment);
        int exit = process.start().waitFor();
        CommandRun run = new CommandRun(exit, Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return run;
    }

    public static CommandRun of(Books books, String... arguments) {
        return at(Clock.systemUTC(), books, arguments);
    }

    /** By a clock of the test's. */
    public static CommandRun at(Clock clock, Books books, String... arguments) {
        DatabaseSettings database = books.database();
        Map<String, String> environment = Map.of(
                "TALLYHOUSE_HOME", books.home().toString(),
                "TALLYHOUSE_DB_URL", database.url(),
                "TALLYHOUSE_DB_USER", database.user(),
                "TALLYHOUSE_DB_PASSWORD", database.password(),
                "NO_COLOR", "1");
        return in(environment, clock, arguments);
    }

    /** With an environment of the test's. */
    public static CommandRun in(Map<String, String> environment, String... arguments) {
        return in(environment, Clock.systemUTC(), arguments);
    }

    private static CommandRun in(Map<String, String> environment, Clock clock, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                clock,
                new StopRequest());
        int exit = TallyhouseCommand.run(terminal, arguments);
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

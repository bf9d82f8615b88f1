package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Needs no database: the environment names none that could be reached. */
@Tag("database")
@Isolated("what other tests log would be in its files")
class LogFileTest {
    private static final String NO_DATABASE = "jdbc:mysql://127.0.0.1:1/";

    @TempDir
    private Path home;

    private Path log() {
        return home.resolve("data/log/tallyhouse.log");
    }

    @Test
    void isInTheHomeAndHasEveryFailureInFull() {
        assertThat(run("layout", "check", "none", "nothing.csv").exit()).isEqualTo(2);
        assertThat(run("status").exit()).isEqualTo(1);
        assertThat(run(Map.of("TALLYHOUSE_DB_URL", "postgres:"), "status").err())
                .isEqualToIgnoringNewLines(
                        "failed: TALLYHOUSE_DB_URL must start with jdbc:mysql://, not postgres: (more in %s)"
                                .formatted(log()));
        assertThat(log())
                .content()
                .contains("there is no layout 'none'", "CommunicationsException", "TallyhouseCommand.run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "status --help", "no-such-command", "status --date 2026-02-30", "layout list"})
    void isNotMadeByWhatLogsNothing(String arguments) {
        run(arguments.split(" "));

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whereItCannotBeWrittenOneLineSaysSoAndTheCommandGoesOn() throws IOException {
        Files.writeString(home.resolve("data"), "no folder");

        CommandRun run = run("status", "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(new JsonMapper().readTree(run.out()).at("/error/reason").asString())
                .isEqualTo("DATABASE_NOT_REACHED");
        assertThat(run.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("there is no log of this command: %s (Not a directory)".formatted(log())))
                .anySatisfy(line -> assertThat(line).contains("cannot be reached"));
        assertThat(run(Map.of("TALLYHOUSE_DB_URL", "postgres:"), "status").err())
                .endsWith("not postgres:" + System.lineSeparator());
    }

    /** As the command line starts: nothing is set up before the home is known. */
    @Test
    void nothingIsLeftWhereTheCommandIsCalled(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("TALLYHOUSE_HOME", home.toString(), "TALLYHOUSE_DB_URL", NO_DATABASE);

        CommandRun run = CommandRun.ofProcess(folder, environment, library -> true, "status", "--json");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(new JsonMapper().readTree(run.out()).at("/error/reason").asString())
                .isEqualTo("DATABASE_NOT_REACHED");
        assertThat(folder).isEmptyDirectory();
        assertThat(log()).content().contains("CommunicationsException");
    }

    private CommandRun run(String... arguments) {
        return run(Map.of("TALLYHOUSE_DB_URL", NO_DATABASE), arguments);
    }

    private CommandRun run(Map<String, String> database, String... arguments) {
        Map<String, String> environment = new HashMap<>(database);
        environment.put("TALLYHOUSE_HOME", home.toString());
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

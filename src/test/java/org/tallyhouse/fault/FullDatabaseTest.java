package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.operation.command.CommandRun;

/** The disk of the embedded database is full, in an import and when the server starts; with room again both go on. */
@Timeout(300)
class FullDatabaseTest {
    @TempDir
    private Path home;

    @Test
    void goesOnWhenThereIsRoomAgain() throws IOException {
        EmbeddedServer server = EmbeddedServer.in(home);
        try (SmallDisk disk = SmallDisk.at(home.resolve("data/mariadb"), "1g")) {
            try {
                HomeOfItsOwn.setUp(home);
                disk.fill(0);

                CommandRun full = imports();
                server.stop();
                CommandRun stopped = imports();
                disk.free();
                CommandRun again = imports();

                assertThat(full.exit()).isEqualTo(1);
                assertThat(full.err())
                        .contains("the database refused: The table '", "' is full: free some space")
                        .doesNotContain("Exception");
                assertThat(stopped.exit()).isEqualTo(1);
                assertThat(stopped.err()).contains("its disk has ", " MB left: free some space, then the same command");
                assertThat(again.exit()).isZero();
                assertThat(again.out()).contains("900 rows for business date 2026-02-13", " 0 rejected");
                assertThat(imports().err()).contains("was imported already");
            } finally {
                server.stop();
            }
        }
    }

    private CommandRun imports() {
        return HomeOfItsOwn.command(
                home,
                "import",
                "transactions",
                Books.SAMPLES.resolve("in/2026-02-13/transactions.csv").toString());
    }
}

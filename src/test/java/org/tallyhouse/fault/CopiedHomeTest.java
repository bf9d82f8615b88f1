package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Outputs;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.operation.command.CommandRun;

/**
 * A home is copied with its embedded database, while that runs: the copy runs by itself, leaves the original alone, and
 * puts no file that the original may put too.
 */
@Timeout(300)
class CopiedHomeTest {
    @TempDir
    private Path folder;

    @Test
    void theCopyRunsByItselfAndPutsNothing() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("original"));
        Path copy = folder.resolve("copy");
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try {
            Settled.drops(home, Map.of("lotus", Settled.folder(inbox)));
            HomeOfItsOwn.input(home, Books.FRIDAY);
            HomeOfItsOwn.input(home, Books.SATURDAY);
            HomeOfItsOwn.setUp(home);
            assertThat(HomeOfItsOwn.night(home, Books.FRIDAY).err()).doesNotContain("not delivered");
            assertThat(SmallDisk.run("cp", "-a", home.toString(), copy.toString()))
                    .isTrue();

            assertThat(HomeOfItsOwn.night(copy, Books.FRIDAY).out()).contains("nightly 2026-02-13 is already done");
            CommandRun held = HomeOfItsOwn.night(copy, Books.SATURDAY);
            assertThat(held.exit()).isEqualTo(3);
            assertThat(held.err())
                    .contains("! lotus-20260214-001.csv was not delivered: ")
                    .contains(
                            "this home is a copy of " + home.toRealPath(),
                            copy.resolve("out/.put/.home").toString());
            assertThat(inbox.resolve("lotus-20260214-001.csv")).doesNotExist();

            assertThat(EmbeddedServer.in(home).isRunning()).isTrue();
            assertThat(HomeOfItsOwn.night(home, Books.SATURDAY).err()).doesNotContain("not delivered");
            assertThat(inbox.resolve("lotus-20260214-001.csv.ok")).exists();
            assertThat(Outputs.contents(home.resolve("out/2026-02-14")))
                    .isEqualTo(Outputs.contents(copy.resolve("out/2026-02-14")));
        } finally {
            EmbeddedServer.in(copy).stop();
            EmbeddedServer.in(home).stop();
        }
    }
}

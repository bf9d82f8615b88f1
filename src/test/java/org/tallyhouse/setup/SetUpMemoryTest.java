package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.operation.command.CommandRun;

/** Set-up's memory is bounded by what it checks, a fraction of what it reads: also where there is everything already. */
@Tag("database")
class SetUpMemoryTest {
    private static final int MERCHANTS = 20_000;
    private static final String HEAP = "-Xmx72m";

    @TempDir
    private Path folder;

    @Test
    void manyMerchantsAreLoadedInLittleMemory() throws IOException, InterruptedException {
        Path setUp = TinySetUp.right().writeTo(Files.createDirectory(folder.resolve("setup")));
        append(
                setUp.resolve("merchants.csv"),
                "N%d,Noodle House No. %<d at the corner,CN,T+1,AUTO,KEEP,ACTIVE"::formatted);
        append(setUp.resolve("accounts.csv"), "N%d,CNY,BUFFERED,EFFECTIVE,0.00"::formatted);
        append(
                setUp.resolve("merchant-bank-accounts.csv"),
                "N%d,CNY,B1,Noodle House No. %<d at the corner,62-%<d,true,2026-01-01,"::formatted);
        DatabaseSettings database = TestDatabase.fresh();
        try {
            for (int times = 0; times < 2; times++) {
                CommandRun run = CommandRun.ofProcess(
                        folder,
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                HEAP,
                                "TALLYHOUSE_DB_URL",
                                database.url(),
                                "TALLYHOUSE_DB_USER",
                                database.user(),
                                "TALLYHOUSE_DB_PASSWORD",
                                database.password()),
                        library -> true,
                        "setup",
                        setUp.toString());
                assertThat(run.exit()).as(run.err()).isZero();
            }
        } finally {
            TestDatabase.drop(database);
        }
    }

    private static void append(Path file, IntFunction<String> line) throws IOException {
        Files.write(
                file,
                (Iterable<String>) IntStream.range(0, MERCHANTS).mapToObj(line)::iterator,
                StandardOpenOption.APPEND);
    }
}

package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.Outputs;
import org.tallyhouse.operation.command.CommandRun;

/** Books whose Friday is settled, so that its night has payouts and close left; and what that writes undisturbed. */
final class Settled {
    static final Beginning BOOKS = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.sampleDay(Books.FRIDAY);
        Nights.runThrough(books, Books.FRIDAY, "settlement");
    });

    private Settled() {}

    static Map<String, String> undisturbed() throws IOException {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target/undisturbed")), "home")
                .toAbsolutePath();
        try (Books books = BOOKS.copy(home)) {
            assertThat(night(books).exit()).isEqualTo(3);
            return Outputs.contents(home.resolve("out"));
        }
    }

    static CommandRun night(Books books) {
        return CommandRun.of(books, "nightly", "--date", Books.FRIDAY.toString());
    }

    static CommandRun deliver(Books books) {
        return CommandRun.of(books, "payouts", "deliver", "--operator", "li", "--reason", "the drop is back");
    }

    /** Folder drops, or what else follows a bank's id. */
    static void drops(Path home, Map<String, String> drops) throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/payout.yml"), """
                tallyhouse.payout.delivery-attempts: 2
                tallyhouse.payout.delivery-back-off: 1ms
                """);
        StringBuilder text = new StringBuilder("banks:\n");
        new TreeMap<>(drops)
                .forEach((bank, drop) ->
                        text.append("  ").append(bank).append(": ").append(drop).append("\n"));
        Files.writeString(home.resolve("jobs/drops.yml"), text);
    }

    static String folder(Path inbox) {
        return "{ kind: folder, folder: %s }".formatted(inbox);
    }
}

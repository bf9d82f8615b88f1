package org.tallyhouse.operation.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;
import org.tallyhouse.run.Folders;

class RunCardsTest {
    @TempDir
    private Path home;

    @TempDir
    private Path checkout;

    private static void card(Path folder, String name, String yaml) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs").resolve(name), yaml);
    }

    @Test
    void aKnobOfTheHomeWinsOverThatOfTheCheckout() throws IOException {
        card(checkout, "posting.yml", "tallyhouse.posting: { accounts-per-commit: 1, windows-per-day: 2 }");
        card(checkout, "intake.yml", "tallyhouse.intake.rows-per-commit: 3");
        card(home, "posting.yml", "tallyhouse.posting.windows-per-day: 4");
        StandardEnvironment environment = new StandardEnvironment();

        RunCards.read(new Folders(home, checkout)).addTo(environment.getPropertySources());

        assertThat(environment.getProperty("tallyhouse.posting.accounts-per-commit"))
                .isEqualTo("1");
        assertThat(environment.getProperty("tallyhouse.posting.windows-per-day"))
                .isEqualTo("4");
        assertThat(environment.getProperty("tallyhouse.intake.rows-per-commit")).isEqualTo("3");
    }
}

package org.tallyhouse.operation.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.lease.RunSettings;

class WrongKnobTest {
    @TempDir
    private Path folder;

    private FileRefused refused(String card, String knobs, Class<?> kind) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs/posting.yml"), card);
        RunCards cards = RunCards.read(new HomeFolders(folder));
        MutablePropertySources sources = new MutablePropertySources();
        cards.addTo(sources);
        Binder binder = new Binder(ConfigurationPropertySources.from(sources));
        Throwable thrown = catchThrowable(() -> binder.bind(knobs, kind));
        return WrongKnob.in(new BeanCreationException("settings", thrown), cards)
                .orElseThrow();
    }

    @Test
    void aWordWhereANumberBelongsIsToldWithItsPlace() throws IOException {
        FileRefused refused = refused(
                "tallyhouse:\n  posting:\n    # of a day\n    windows-per-day: many\n",
                "tallyhouse.posting.windows-per-day",
                Integer.class);
        Failure failure = refused.failure();

        assertThat(refused)
                .hasMessage(folder.resolve("jobs/posting.yml")
                        + " line 4: tallyhouse.posting.windows-per-day 'many' is no number");
        assertThat(failure.reason()).isEqualTo(KnobFault.WRONG_KNOB);
        assertThat(failure.field()).isEqualTo("tallyhouse.posting.windows-per-day");
        assertThat(failure.value()).isEqualTo("many");
    }

    @Test
    void whatIsNoTimeIsToldAsTheReaderSaysIt() throws IOException {
        assertThat(refused("tallyhouse.run.heartbeat: soon\n", "tallyhouse.run", RunSettings.class))
                .hasMessageStartingWith(
                        folder.resolve("jobs/posting.yml") + " line 1: tallyhouse.run.heartbeat 'soon' is refused: ")
                .hasMessageContaining("duration");
    }

    @Test
    void whatIsOutOfRangeIsToldWithItsPlace() throws IOException {
        FileRefused refused = refused(
                "card:\n  job: posting\ntallyhouse:\n  run:\n    heartbeat: 20s\n    lease-expiry: 30s\n",
                "tallyhouse.run",
                RunSettings.class);

        assertThat(refused)
                .hasMessage(folder.resolve("jobs/posting.yml")
                        + " line 6: tallyhouse.run.lease-expiry '30s' must be at least twice the heartbeat");
        assertThat(refused.failure().line()).isEqualTo(6);
    }

    @Test
    void whatIsNoKnobsFaultIsLeftAsItIs() {
        assertThat(WrongKnob.in(
                        new IllegalStateException("for another reason"), RunCards.read(new HomeFolders(folder))))
                .isEmpty();
    }
}

package org.tallyhouse.operation.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.HomeFolders;

class RunCardsTest {
    private static final Knobs KNOBS = knobs();

    @TempDir
    private Path home;

    @TempDir
    private Path checkout;

    private static Knobs knobs() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        ClassPathScanningCandidateComponentProvider settings = new ClassPathScanningCandidateComponentProvider(false);
        settings.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        settings.findCandidateComponents("org.tallyhouse")
                .forEach(found -> beans.registerBeanDefinition(String.valueOf(found.getBeanClassName()), found));
        return Knobs.of(beans);
    }

    private static void card(Path folder, String name, String yaml) throws IOException {
        Files.createDirectories(folder.resolve("jobs"));
        Files.writeString(folder.resolve("jobs").resolve(name), yaml);
    }

    private void read() {
        RunCards.read(new HomeFolders(home, checkout)).allowOnly(KNOBS);
    }

    @Test
    void aKnobOfTheHomeWinsOverThatOfTheCheckout() throws IOException {
        card(checkout, "posting.yml", "tallyhouse.posting: { accounts-per-commit: 1, windows-per-day: 2 }");
        card(checkout, "intake.yml", "tallyhouse.intake.rows-per-commit: 3");
        card(home, "posting.yml", "tallyhouse.posting.windows-per-day: 4");
        StandardEnvironment environment = new StandardEnvironment();

        RunCards.read(new HomeFolders(home, checkout)).addTo(environment.getPropertySources());

        assertThat(environment.getProperty("tallyhouse.posting.accounts-per-commit"))
                .isEqualTo("1");
        assertThat(environment.getProperty("tallyhouse.posting.windows-per-day"))
                .isEqualTo("4");
        assertThat(environment.getProperty("tallyhouse.intake.rows-per-commit")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            card                                                 | problem
            'tallyhouse:\n  posting:\n    account-per-commit: 1' | line 3: tallyhouse.posting.account-per-commit is no knob; the nearest is tallyhouse.posting.accounts-per-commit, all are tallyhouse.posting.accounts-per-commit, tallyhouse.posting.windows-per-day
            'tallyhouse:\n  postin:\n    windows-per-day: 1'     | line 3: tallyhouse.postin.windows-per-day is no knob; the nearest is tallyhouse.posting.windows-per-day, all are tallyhouse.clearing.
            tallyhouse.posting.windows-per-day.a: 1              | line 1: tallyhouse.posting.windows-per-day.a is no knob; the nearest is tallyhouse.posting.windows-per-day,
            'card: { job: posting }\npostin: { a: 1 }'           | line 2: postin.a is no knob
            tallyhouse.posting: 12                               | line 1: tallyhouse.posting is no knob
            spring.flyway.enabled: true                          | line 1: spring.flyway.enabled is no knob
            'tallyhouse:\n  posting: [ 1'                        | line 2 is not YAML: expected ',' or ']'
            'card: 1\ncard: 2'                                   | line 2 is not YAML: found duplicate key card
            '- 1'                                                | document[0] is no knob
            """)
    void whatIsNoKnobIsRefused(String card, String problem) throws IOException {
        card(home, "posting.yml", card.translateEscapes());

        assertThatThrownBy(this::read)
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith(home.resolve("jobs/posting.yml").toString())
                .hasMessageContaining(problem);
    }

    @Test
    void everyProblemOfEveryCardIsTold() throws IOException {
        card(checkout, "posting.yml", "a: 1\nb: 2");
        card(home, "close.yml", "tallyhouse.close.rows: 3");

        assertThatThrownBy(this::read)
                .satisfies(refused -> assertThat(
                                String.valueOf(refused.getMessage()).lines())
                        .hasSize(3)
                        .last()
                        .asString()
                        .startsWith(home.resolve("jobs/close.yml") + " line 1: tallyhouse.close.rows is no knob"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "card: { anything: { at: all } }",
                "tallyhouse:\n  posting:\n    # windows-per-day: 1",
                "tallyhouse.posting.windowsPerDay: 1",
                "tallyhouse.posting.windows_per_day: 1"
            })
    void whatMeansAKnobOrNothingIsNot(String card) throws IOException {
        card(home, "posting.yml", card);

        assertThatCode(this::read).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"postin.yml, posting.yml", "close.yaml, close.yml", "drop.yml, drops.yml"})
    void aFileThatNobodyReadsIsRefused(String name, String nearest) throws IOException {
        card(home, name, "tallyhouse.posting.windows-per-day: 1");

        assertThatThrownBy(this::read)
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith(
                        home.resolve("jobs").resolve(name) + " is read by nobody; the nearest is " + nearest);
    }

    @Test
    void theCardsThatAreShippedHaveEveryKnob() {
        RunCards cards = RunCards.read(new HomeFolders(home, Path.of("").toAbsolutePath()));
        StandardEnvironment environment = new StandardEnvironment();
        cards.allowOnly(KNOBS);
        cards.addTo(environment.getPropertySources());

        assertThat(KNOBS.names())
                .hasSizeGreaterThan(10)
                .allSatisfy(knob -> assertThat(environment.getProperty(knob)).isNotEmpty());
    }
}

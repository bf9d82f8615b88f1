package org.tallyhouse.operation.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.Nearest;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.StageJobs;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The run cards, {@code jobs/*.yml}; a knob that two of them turn is where the last of them has it. */
final class RunCards {
    private static final List<String> NAMES = Stream.concat(Stream.of("nightly", "turn"), StageJobs.NAMES.stream())
            .map(job -> job + ".yml")
            .toList();
    private static final List<String> READ = Stream.concat(
                    NAMES.stream(), Stream.of("drops.yml", "pickups.yml", "schedule.yml"))
            .toList();

    private final List<PropertySource<?>> cards;

    private RunCards(List<PropertySource<?>> cards) {
        this.cards = cards;
    }

    /** @throws FileRefused if one of them is not YAML, or a file beside them has a name that nobody reads */
    static RunCards read(HomeFolders folders) {
        List<PropertySource<?>> cards = new ArrayList<>();
        for (Path jobs : folders.jobs("")) {
            refuseOthers(jobs);
            NAMES.stream().map(jobs::resolve).filter(Files::isRegularFile).forEach(card -> cards.addAll(read(card)));
        }
        return new RunCards(cards);
    }

    private static void refuseOthers(Path jobs) {
        if (!Files.isDirectory(jobs)) {
            return;
        }
        try (Stream<Path> files = Files.list(jobs)) {
            files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yml") || name.endsWith(".yaml"))
                    .filter(name -> !READ.contains(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw new FileRefused(KnobFault.UNKNOWN_CARD
                                .says(
                                        "{file} is read by nobody; the nearest is %s, all are {expected}; rename it or take it"
                                                        .formatted(Nearest.of(name, READ))
                                                + " away")
                                .in(jobs.resolve(name))
                                .figures(String.join(", ", READ), name));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + jobs, e);
        }
    }

    private static List<PropertySource<?>> read(Path card) {
        try {
            return new YamlPropertySourceLoader().load(card.toString(), new FileSystemResource(card));
        } catch (IOException e) {
            throw new UncheckedIOException(card + " cannot be read", e);
        } catch (MarkedYAMLException e) {
            throw new FileRefused(
                    FileFault.WRONG_STRUCTURE
                            .says("{file} line {line} is not YAML: {cause}")
                            .in(card, e.getProblemMark().getLine() + 1L)
                            .because(e.getProblem()),
                    e);
        } catch (YAMLException e) {
            throw new FileRefused(
                    FileFault.WRONG_STRUCTURE
                            .says("{file} is not YAML: {cause}")
                            .in(card)
                            .because(e),
                    e);
        }
    }

    /** Below everything else that sets a knob, like the environment. */
    void addTo(MutablePropertySources sources) {
        for (int i = cards.size() - 1; i >= 0; i--) {
            sources.addLast(cards.get(i));
        }
    }

    /** One group of knobs; the environment sets them before the cards, as it does for an opened home. */
    <K> K knobs(Class<K> group) {
        StandardEnvironment environment = new StandardEnvironment();
        addTo(environment.getPropertySources());
        try {
            return Binder.get(environment)
                    .bindOrCreate(
                            group.getAnnotation(ConfigurationProperties.class).value(), group);
        } catch (BindException e) {
            throw WrongKnob.in(e, this)
                    .<RuntimeException>map(refused -> refused)
                    .orElse(e);
        }
    }

    /** A knob's value in a card, and where it stands there. */
    record PlacedValue(String value, Origin origin) {}

    /** Where a knob was turned; empty if no card does. */
    Optional<PlacedValue> placeOf(String knob) {
        for (int i = cards.size() - 1; i >= 0; i--) {
            Object value = cards.get(i).getProperty(knob);
            Origin origin = OriginLookup.getOrigin(cards.get(i), knob);
            if (value != null && origin != null) {
                return Optional.of(new PlacedValue(value.toString(), origin));
            }
        }
        return Optional.empty();
    }

    /** @throws FileRefused with every key that is no knob, in all cards */
    void allowOnly(Knobs knobs) {
        List<Failure> problems = cards.stream()
                .map(card -> (EnumerablePropertySource<?>) card)
                .flatMap(card -> Stream.of(card.getPropertyNames()).flatMap(key -> knobs.problem(card, key).stream()))
                .toList();
        if (!problems.isEmpty()) {
            throw new FileRefused(
                    Failure.told(
                            KnobFault.UNKNOWN_KNOB,
                            problems.stream().map(Failure::sentence).collect(Collectors.joining("\n"))),
                    problems);
        }
    }
}

package org.tallyhouse.operation.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.tallyhouse.run.Folders;
import org.tallyhouse.run.Stages;

/** The run cards, {@code jobs/*.yml}; a knob that two of them turn is where the last of them has it. */
final class RunCards {
    private static final List<String> NAMES = Stream.concat(Stream.of("nightly", "turn"), Stages.NAMES.stream())
            .map(job -> job + ".yml")
            .toList();

    private final List<PropertySource<?>> cards;

    private RunCards(List<PropertySource<?>> cards) {
        this.cards = cards;
    }

    static RunCards read(Folders folders) {
        List<PropertySource<?>> cards = new ArrayList<>();
        for (Path jobs : folders.jobs("")) {
            NAMES.stream().map(jobs::resolve).filter(Files::exists).forEach(card -> cards.addAll(read(card)));
        }
        return new RunCards(cards);
    }

    private static List<PropertySource<?>> read(Path card) {
        try {
            return new YamlPropertySourceLoader().load(card.toString(), new FileSystemResource(card));
        } catch (IOException e) {
            throw new UncheckedIOException(card + " cannot be read", e);
        }
    }

    /** Below everything else that sets a knob, like the environment. */
    void addTo(MutablePropertySources sources) {
        for (int i = cards.size() - 1; i >= 0; i--) {
            sources.addLast(cards.get(i));
        }
    }
}

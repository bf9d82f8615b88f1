package org.tallyhouse.operation.running;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.EnumerablePropertySource;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.Nearest;

/** Every knob there is: the components of the records that the stages are set by. */
record Knobs(List<String> names) {
    private static final String OURS = "tallyhouse.";
    private static final ConfigurationPropertyName FOR_PEOPLE = ConfigurationPropertyName.of("card");

    /** Asks for the types only: no record is made. */
    static Knobs of(ListableBeanFactory beans) {
        return new Knobs(Stream.of(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .flatMap(bean ->
                        knobs(beans.findAnnotationOnBean(bean, ConfigurationProperties.class), beans.getType(bean)))
                .sorted()
                .toList());
    }

    private static Stream<String> knobs(@Nullable ConfigurationProperties group, @Nullable Class<?> settings) {
        if (group == null || settings == null || !group.prefix().startsWith(OURS)) {
            return Stream.empty();
        }
        return Arrays.stream(settings.getRecordComponents())
                .map(knob -> group.prefix() + "." + DataObjectPropertyName.toDashedForm(knob.getName()));
    }

    /** What is wrong with a key of a card, if anything is: its place, the key, what it may be. */
    Optional<Failure> problem(EnumerablePropertySource<?> card, String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
        if (FOR_PEOPLE.equals(name) || FOR_PEOPLE.isAncestorOf(name)) {
            return Optional.empty();
        }
        boolean empty = String.valueOf(card.getProperty(key)).isEmpty();
        boolean known = names.stream()
                .map(ConfigurationPropertyName::of)
                // a group whose knobs are all in comments is an empty value
                .anyMatch(knob -> knob.equals(name) || empty && name.isAncestorOf(knob));
        return known
                ? Optional.empty()
                : Optional.of(KnobFault.UNKNOWN_KNOB
                        .says("{field} is no knob; the nearest is %s, all are {expected}"
                                .formatted(Nearest.of(key, names)))
                        .in(card.getName(), line(card, key))
                        .about(key)
                        .figures(String.join(", ", near(key)), key));
    }

    /** Those of the key's own group, or every one if there is no such group. */
    private List<String> near(String key) {
        String group = key.substring(0, key.lastIndexOf('.') + 1);
        List<String> ofGroup = names.stream()
                .filter(name -> !group.isEmpty() && name.startsWith(group))
                .toList();
        return ofGroup.isEmpty() ? names : ofGroup;
    }

    private static long line(EnumerablePropertySource<?> card, String key) {
        return OriginLookup.getOrigin(card, key) instanceof TextResourceOrigin origin && origin.getLocation() != null
                ? origin.getLocation().getLine() + 1L
                : 0;
    }
}

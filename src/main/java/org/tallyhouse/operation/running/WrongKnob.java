package org.tallyhouse.operation.running;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileRefused;

/** A value that is none of its knob's kind: Spring knows where it stands, but does not say so. */
final class WrongKnob {
    private WrongKnob() {}

    /** The card that is refused for it; empty if something else went wrong. */
    static Optional<FileRefused> in(Throwable failure, RunCards cards) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(BindException.class::isInstance)
                .map(BindException.class::cast)
                .findFirst()
                .flatMap(bind -> bind.getProperty() == null
                        ? outOfRange(bind, cards)
                        : Optional.of(new FileRefused(told(bind.getProperty(), root(bind)), bind)));
    }

    /** Settings refuse a value that is out of range with a sentence that begins with the knob. */
    private static Optional<FileRefused> outOfRange(BindException bind, RunCards cards) {
        String[] knobAndRest = String.valueOf(root(bind).getMessage()).split(" ", 2);
        String knob = knobAndRest[0];
        return cards.placeOf(knob).map(place -> {
            Failure failure = KnobFault.WRONG_KNOB
                    .says("{field} '{value}' {cause}")
                    .about(knob, place.value())
                    .because(knobAndRest[knobAndRest.length - 1]);
            return new FileRefused(
                    place.origin() instanceof TextResourceOrigin text ? in(text, failure) : failure, bind);
        });
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static Failure told(ConfigurationProperty knob, Throwable root) {
        String words = root instanceof NumberFormatException
                ? "{field} '{value}' is no number"
                : "{field} '{value}' is refused: {cause}";
        Failure failure = KnobFault.WRONG_KNOB
                .says(words)
                .about(knob.getName().toString(), String.valueOf(knob.getValue()))
                .because(root);
        Origin from = knob.getOrigin() instanceof OriginProvider wrapped ? wrapped.getOrigin() : knob.getOrigin();
        return from instanceof TextResourceOrigin place ? in(place, failure) : failure;
    }

    private static Failure in(TextResourceOrigin place, Failure failure) {
        Failure inCard = place.getResource() == null ? failure : failure.in(path(place.getResource()));
        return place.getLocation() == null
                ? inCard
                : inCard.at(place.getLocation().getLine() + 1L);
    }

    private static String path(Resource card) {
        try {
            return card.getFile().toPath().normalize().toString();
        } catch (IOException e) {
            return card.getDescription();
        }
    }
}

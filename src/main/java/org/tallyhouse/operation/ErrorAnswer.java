package org.tallyhouse.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;
import org.tallyhouse.run.RunFailures;

/** What a program is answered when a command is refused or fails; what does not apply is left out. */
public record ErrorAnswer(Told error) {

    /** A failure; the message is what a person reads, the problems are there if there are several. */
    @JsonInclude(Include.NON_EMPTY)
    public record Told(
            String reason,
            String message,
            String file,
            @Nullable Long line,
            String field,
            String value,
            String expected,
            String actual,
            String help,
            List<Told> problems) {

        static Told of(Failure failure, String message, List<Told> problems) {
            return new Told(
                    failure.reason().name(),
                    message,
                    failure.file(),
                    failure.line() == 0 ? null : Long.valueOf(failure.line()),
                    failure.field(),
                    failure.value(),
                    failure.expected(),
                    failure.actual(),
                    failure.help(),
                    problems);
        }
    }

    public static ErrorAnswer of(Throwable thrown) {
        return new ErrorAnswer(told(thrown));
    }

    /** The same as a part of another answer. */
    public static Told told(Throwable thrown) {
        List<Failure> failures = RunFailures.failures(thrown);
        String message =
                thrown instanceof WithFailures ? String.valueOf(thrown.getMessage()) : RunFailures.reason(thrown);
        return failures.size() == 1 ? Told.of(failures.get(0), message, List.of()) : several(message, failures);
    }

    private static Told several(String message, List<Failure> failures) {
        List<Told> problems = failures.stream()
                .map(failure -> Told.of(failure, failure.sentence(), List.of()))
                .toList();
        String reason = failures.get(0).reason().name();
        return new Told(reason, message, "", null, "", "", "", "", "", problems);
    }
}

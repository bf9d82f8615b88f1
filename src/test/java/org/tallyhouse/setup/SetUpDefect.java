package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileProblem;

/** One wrong thing in an otherwise right set-up: it must be told once, at its place, and be the only problem. */
public record SetUpDefect(String file, TinySetUp setUp) {

    /** Replaces a text of a file, or adds a line to it where the text is a plus sign. */
    public static SetUpDefect in(String file, String replaced, @Nullable String by) {
        String text = unescape(by);
        return new SetUpDefect(
                file,
                replaced.equals("+")
                        ? TinySetUp.right().add(file, text)
                        : TinySetUp.right().replace(file, unescape(replaced), text));
    }

    /** @param told the problem's line, field, value and reason as it is printed, without the file */
    public void isToldAlone(Path folder, String told) {
        assertThat(setUp.problems(folder).stream().map(FileProblem::toString))
                .containsExactly(file + " " + unescape(told));
    }

    /** An empty cell of a table is null. */
    private static String unescape(@Nullable String cell) {
        return Objects.requireNonNullElse(cell, "").translateEscapes();
    }
}

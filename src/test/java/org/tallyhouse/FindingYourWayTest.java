package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/finding-your-way.md} leads to lines that are there. */
class FindingYourWayTest {
    private static final Pattern ROW = Pattern.compile(
            "\\| (?<question>[^|]+\\?) \\| (?<package>[^|]+) \\| `(?<file>[^`]+)` \\| `(?<line>[^`]+)` \\|");

    @TestFactory
    List<DynamicTest> everyQuestionEndsAtItsLine() throws IOException {
        List<DynamicTest> walks = new ArrayList<>();
        for (String row : Files.readAllLines(Path.of("docs/finding-your-way.md"))) {
            ROW.matcher(row)
                    .results()
                    .forEach(walk -> walks.add(DynamicTest.dynamicTest(walk.group(1), () -> walk(walk))));
        }
        assertThat(walks).hasSizeGreaterThanOrEqualTo(10);
        return walks;
    }

    private static void walk(MatchResult walk) throws IOException {
        Path root = Path.of(walk.group(2).equals("(test)") ? "src/test/java" : "src/main/java", "org/tallyhouse");
        Path folder = walk.group(2).startsWith("(")
                ? root
                : root.resolve(walk.group(2).replace("`", ""));
        assertThat(Files.readString(folder.resolve(walk.group(3) + ".java"))).contains(walk.group(4));
    }
}

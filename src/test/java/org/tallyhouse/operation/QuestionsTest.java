package org.tallyhouse.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.operation.command.CommandRun;

/** The page of questions is true: its commands, one after the other, say what it shows of them. */
@Tag("database")
class QuestionsTest {
    private static final Path PAGE = Path.of("docs/questions.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\n(.*?)^```$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern ENDS = Pattern.compile("# ends with (\\d+)");

    @TempDir
    private Path home;

    @Test
    void eachCommandSaysWhatThePageShows() throws IOException {
        try (Books books = Books.empty(home)) {
            List<Shown> all = shown();
            assertThat(all).hasSizeGreaterThan(30);
            for (Shown shown : all) {
                shown.check(books);
            }
        }
    }

    private static List<Shown> shown() throws IOException {
        List<Shown> all = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            for (String line : block.group(1).lines().toList()) {
                if (line.startsWith("$ ")) {
                    all.add(new Shown(line.substring(2), new ArrayList<>()));
                } else {
                    all.get(all.size() - 1).lines().add(line);
                }
            }
        }
        return all;
    }

    /** A command and lines that its output has in this order, among others. */
    private record Shown(String command, List<String> lines) {

        void check(Books books) throws IOException {
            List<String> words = WORD.matcher(command)
                    .results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList();
            int exit = lines.stream()
                    .map(ENDS::matcher)
                    .filter(Matcher::matches)
                    .mapToInt(ends -> Integer.parseInt(ends.group(1)))
                    .findFirst()
                    .orElse(0);
            List<String> told = words.get(0).equals("cat")
                    ? Files.readAllLines(books.home().resolve(words.get(1)))
                    : run(books, words.subList(1, words.size()), exit);
            Iterator<String> left = told.iterator();
            for (String line : lines) {
                if (ENDS.matcher(line).matches()) {
                    continue;
                }
                boolean found = false;
                while (!found && left.hasNext()) {
                    found = left.next().stripTrailing().endsWith(line);
                }
                assertThat(found)
                        .as("%s shows '%s' in%n%s", command, line, String.join("\n", told))
                        .isTrue();
            }
        }

        private List<String> run(Books books, List<String> words, int exit) {
            CommandRun run = CommandRun.of(books, words.toArray(String[]::new));
            assertThat(run.exit())
                    .as("%s%n%s%n%s", command, run.out(), run.err())
                    .isEqualTo(exit);
            return (run.out() + run.err()).lines().toList();
        }
    }
}

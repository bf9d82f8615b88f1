package org.tallyhouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tallyhouse.database.DatabaseSettings;

/** A process that runs a night, or turns a window, and dies like under {@code kill -9}: nothing is closed or rolled back by it. */
public final class DyingNight {
    public static final int EXIT_CODE = 137;

    private DyingNight() {}

    /** url user password home date step commit before|after. */
    public static void main(String[] arguments) {
        DatabaseSettings database = new DatabaseSettings(arguments[0], arguments[1], arguments[2], false);
        Death death = new Death(arguments[5], Integer.parseInt(arguments[6]), arguments[7].equals("before"));
        try (Books books = Books.open(database, Path.of(arguments[3]), death)) {
            LocalDate date = LocalDate.parse(arguments[4]);
            if (arguments[5].startsWith("turn.")) {
                books.turn(date);
            } else {
                books.night(date);
            }
        }
    }

    /** Starts the process on a test's books and returns its exit code. */
    public static int runAndDie(Books books, String step, int commit, String when) throws IOException {
        Process process = start(books, step, commit, when);
        try {
            return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the process on a test's books; where no step has the name, it lives through its night. */
    static Process start(Books books, String step, int commit, String when) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DyingNight.class.getName(),
                books.database().url(),
                books.database().user(),
                books.database().password(),
                books.home().toString(),
                Books.FRIDAY.toString(),
                step,
                Integer.toString(commit),
                when));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("dying-night", ".log").toFile())
                .start();
    }

    /** Halts the process at a commit of a step: before it is made, or behind it. */
    private static final class Death extends Books.Watcher {
        private final String step;
        private final int commit;
        private final boolean before;
        private int commits;

        Death(String step, int commit, boolean before) {
            this.step = step;
            this.commit = commit;
            this.before = before;
        }

        @Override
        public void committing(String at) {
            if (at.equals(step) && ++commits == commit && before) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        }

        @Override
        public void committed(String at, long done, long total) {
            if (at.equals(step) && commits == commit && !before) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        }
    }
}

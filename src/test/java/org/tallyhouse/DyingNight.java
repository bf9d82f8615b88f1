package org.tallyhouse;

import java.nio.file.Path;
import java.time.LocalDate;
import org.tallyhouse.database.DatabaseSettings;

/** A process that runs a night and dies like under {@code kill -9}: nothing is closed or rolled back by it. */
public final class DyingNight {
    public static final int EXIT_CODE = 137;

    private DyingNight() {}

    /** url user password home date step commit before|after. */
    public static void main(String[] arguments) {
        DatabaseSettings database = new DatabaseSettings(arguments[0], arguments[1], arguments[2], false);
        Death death = new Death(arguments[5], Integer.parseInt(arguments[6]), arguments[7].equals("before"));
        try (Books books = Books.open(database, Path.of(arguments[3]), death)) {
            books.night(LocalDate.parse(arguments[4]));
        }
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

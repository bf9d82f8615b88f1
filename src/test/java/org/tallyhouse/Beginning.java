package org.tallyhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.SchemaCopy;

/**
 * Books that several tests begin with: made when the first of them asks, then copied for each, tables
 * and files. Copying takes a fraction of a night.
 */
public final class Beginning {
    private static final Path FOLDER = Path.of("target/beginnings").toAbsolutePath();

    private final Making making;
    private @Nullable Made made;

    private Beginning(Making making) {
        this.making = making;
    }

    public static Beginning of(Making making) {
        return new Beginning(making);
    }

    /** What is done to empty books. */
    @FunctionalInterface
    public interface Making {
        void with(Books books) throws IOException;
    }

    private record Made(SchemaCopy schema, Path home) {}

    /** Books of the test's own, as far as these are; what is in the home already stays. */
    public Books copy(Path home) {
        try {
            Made original = made();
            copyFiles(original.home(), home);
            return Books.ownedBy(TestDatabase.copy(original.schema()), home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Made made() throws IOException {
        Made known = made;
        if (known == null) {
            Path home = Files.createTempDirectory(Files.createDirectories(FOLDER), "home");
            DatabaseSettings database = TestDatabase.fresh();
            try (Books books = Books.open(database, home, new Books.Watcher())) {
                making.with(books);
            }
            known = new Made(TestDatabase.copyOf(database), home);
            made = known;
        }
        return known;
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}

package org.tallyhouse.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.payout.FileDeliveries;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** The same night, given again where a process died; a person answers where the drop proves nothing. */
final class Resumed {
    private final ImageWorld world;
    private final LocalDate date;

    Resumed(ImageWorld world, LocalDate date) {
        this.world = world;
        this.date = date;
    }

    /** How what it leaves differs from what it should. */
    Optional<String> unlike(Left undisturbed) {
        Set<String> unproven = unproven();
        Books books = world.resumed();
        RunResult result = books.night(date);
        if (result.outcome() != Outcome.DONE && result.outcome() != Outcome.ALREADY_DONE) {
            return Optional.of(result.toString());
        }
        Set<String> asked = new TreeSet<>(
                books.jdbc().queryForList("SELECT name FROM bank_file WHERE delivery = 'WAITING'", String.class));
        if (!asked.equals(unproven)) {
            return Optional.of("a person is asked of %s, and should be of %s".formatted(asked, unproven));
        }
        asked.forEach(file -> putAgain(books, file));
        Left left = Left.by(books);
        List<String> differences = asked.isEmpty()
                ? left.unlike(undisturbed)
                : left.withoutDeliveries().unlike(undisturbed.withoutDeliveries());
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("\n  ", differences));
    }

    /** Files somebody began to put, of which neither the name nor the temporary name is there. */
    private Set<String> unproven() {
        Path inbox = world.home().resolve("inbox");
        Set<String> files = new TreeSet<>();
        world.resumed().jdbc().query("""
                SELECT a.file_name, a.mark
                FROM delivery_attempt a
                JOIN bank_file f ON f.name = a.file_name
                WHERE f.delivery = 'WAITING' AND a.outcome IS NULL""", row -> {
            String file = row.getString(1);
            if (!Files.exists(inbox.resolve(file))
                    && !Files.exists(inbox.resolve(".%s.%s.tmp".formatted(file, row.getString(2))))) {
                files.add(file);
            }
        });
        return files;
    }

    private static void putAgain(Books books, String file) {
        FileDeliveries deliveries = books.get(FileDeliveries.class);
        TransactionTemplate transaction = books.get(TransactionTemplate.class);
        transaction.executeWithoutResult(status -> deliveries.release(file));
        transaction.executeWithoutResult(status -> deliveries.retry(file));
    }
}

package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.run.RunResult.Outcome;

/** Sample nights: stage by stage, or all three at once for tests that only look. */
public final class Nights {
    public static final List<LocalDate> DATES = List.of(Books.FRIDAY, Books.SATURDAY, Books.SUNDAY);
    private static final List<String> STAGES =
            List.of("intake", "posting", "clearing", "reconciliation", "settlement", "payout", "close");

    private static final Beginning AFTER_THE_FIRST = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
    });

    private static final Beginning BEFORE_THE_SECOND_CLOSE = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
        books.sampleDay(Books.SATURDAY);
        runThrough(books, Books.SATURDAY, "payout");
    });

    private static @Nullable Books three;

    private Nights() {}

    /** The three sample nights, run once for all tests that change nothing. */
    public static synchronized Books three() {
        Books known = three;
        if (known == null) {
            known = Books.sample(temporary());
            for (LocalDate date : DATES) {
                known.sampleDay(date);
                assertThat(known.night(date).outcome()).isEqualTo(Outcome.DONE);
            }
            three = known;
        }
        return known;
    }

    /** Friday's sample night is done. */
    public static Books afterTheFirst(Path home) {
        return AFTER_THE_FIRST.copy(home);
    }

    /** Friday's sample night is done, and Saturday's up to its payouts. */
    public static Books beforeTheSecondClose(Path home) {
        return BEFORE_THE_SECOND_CLOSE.copy(home);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target/three-nights")), "home")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void cutOver(Books books, LocalDate date) {
        books.get(TransactionTemplate.class)
                .executeWithoutResult(status -> books.get(PostingWindows.class)
                        .cutOver(date, books.get(Calendars.class).get("EVERYDAY")));
    }

    /** Cuts a date over and runs its stages, the last one included. */
    public static void runThrough(Books books, LocalDate date, String last) {
        cutOver(books, date);
        for (String stage : STAGES.subList(0, STAGES.indexOf(last) + 1)) {
            assertThat(books.run(stage, date)).extracting("outcome").as(stage).isEqualTo(Outcome.DONE);
        }
    }

    /** A file a night wrote, by column. */
    public static List<Map<String, String>> rows(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return parser.stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

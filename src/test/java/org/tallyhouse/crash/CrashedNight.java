package org.tallyhouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyhouse.Books;
import org.tallyhouse.TestThreads;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * A night that dies at its moments. It runs once; before each moment it is stopped, and what a process that dies
 * there would leave is copied into a world of its own, where the same night is given again while this one goes on.
 */
final class CrashedNight {
    /** One more than two processors, as now and then a world waits for a disk or for the night. */
    private static final int SIDE_BY_SIDE = 3;

    private static final int MOST_TOLD = 10;
    private static final Pattern WORD = Pattern.compile("\\w+");
    /** The move of a file that was written under a hidden name. */
    private static final Pattern WRITTEN = Pattern.compile("move (\\S*/\\.[^/ ]+\\.tmp) \\S+");

    private final String name;
    private final LocalDate date;
    private final Path folder;
    private final Function<Path, Books> beginning;
    private final WatchedFiles watchedFiles;
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<ImageWorld> free = new LinkedBlockingQueue<>();
    private int points;

    /** @param beginning makes books of their own in a home */
    CrashedNight(String name, LocalDate date, Path folder, WatchedFiles watchedFiles, Function<Path, Books> beginning) {
        this.name = name;
        this.date = date;
        this.folder = folder;
        this.watchedFiles = watchedFiles;
        this.beginning = beginning;
    }

    /** What came of it. */
    record Result(int points, int states, int moments, List<String> wrong) {}

    /** @param chosen at which states the night dies; at all moments between two of them it leaves the same */
    Result run(IntPredicate chosen) {
        long began = System.nanoTime();
        Undisturbed undisturbed = undisturbed();
        try (TestThreads threads = new TestThreads();
                Books night = begin("night")) {
            List<ImageWorld> worlds = new ArrayList<>();
            for (int number = 1; number <= SIDE_BY_SIDE; number++) {
                worlds.add(new ImageWorld(begin("image-" + number)));
            }
            free.addAll(worlds);
            NightWatch watch =
                    watched(night, words -> worlds.forEach(world -> world.unlike(words)), (state, before) -> {
                        if (chosen.test(state)) {
                            // not on its thread, which has a transaction open
                            threads.run(() -> die(threads, night, undisturbed, state, before))
                                    .get();
                        }
                    });
            for (int number = 1; number <= SIDE_BY_SIDE; number++) {
                take().close();
            }
            Result result = new Result(points, watch.states(), watch.moments(), List.copyOf(wrong));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d points of %d moments, %d states, %.0f s%n",
                    name,
                    result.points(),
                    result.moments(),
                    result.states(),
                    (System.nanoTime() - began) / 1e9);
            assertThat(watch.moments()).as("moments the night has").isEqualTo(undisturbed.moments());
            return result;
        }
    }

    private record Undisturbed(Left left, Set<String> tables, int moments) {}

    private Undisturbed undisturbed() {
        try (Books books = begin("undisturbed")) {
            NightWatch watch = watched(books, words -> {}, (state, before) -> {});
            return new Undisturbed(Left.by(books), tables(books, watch.named()), watch.moments());
        }
    }

    private NightWatch watched(Books books, Consumer<Set<String>> committed, NightWatch.Stop stop) {
        NightWatch watch = new NightWatch(books.home(), new RunRows(books.database()), committed, stop);
        watchedFiles.tell(books.home(), watch);
        try (watch;
                Books watched = Books.open(
                        WatchedStatements.watched(books.database(), watch), books.home(), new Books.Watcher())) {
            RunResult result = watched.night(date);
            if (watch.failure() != null) {
                throw new IllegalStateException(watch.failure());
            }
            assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.DONE);
            watch.before("end");
        } finally {
            watchedFiles.forget(books.home());
            WatchedStatements.forget(books.database());
        }
        return watch;
    }

    /** The tables that the night changes, as far as statements or triggers name them. */
    private static Set<String> tables(Books books, Set<String> named) {
        Set<String> words = new HashSet<>(named);
        books.jdbc()
                .queryForList(
                        "SELECT action_statement FROM information_schema.triggers WHERE trigger_schema = DATABASE()",
                        String.class)
                .forEach(body -> {
                    Matcher word = WORD.matcher(body);
                    while (word.find()) {
                        words.add(word.group().toLowerCase(Locale.ROOT));
                    }
                });
        Set<String> tables = new HashSet<>(books.jdbc().queryForList("SHOW TABLES", String.class));
        tables.removeIf(table -> !words.contains(table.toLowerCase(Locale.ROOT)));
        return tables;
    }

    private boolean die(TestThreads threads, Books night, Undisturbed undisturbed, int state, String before) {
        ImageWorld whole = image(night, undisturbed);
        resume(threads, whole, undisturbed, "state %d, before %s".formatted(state, before));
        Matcher written = WRITTEN.matcher(before);
        if (written.matches()) {
            ImageWorld torn = image(night, undisturbed);
            torn.tear(Path.of(written.group(1)));
            resume(threads, torn, undisturbed, "state %d, half of %s written".formatted(state, written.group(1)));
        }
        return true;
    }

    private ImageWorld image(Books night, Undisturbed undisturbed) {
        ImageWorld world = take();
        try {
            world.become(night.database(), night.home(), undisturbed.tables());
            return world;
        } catch (RuntimeException e) {
            free.add(world);
            throw e;
        }
    }

    private void resume(TestThreads threads, ImageWorld world, Undisturbed undisturbed, String point) {
        points++;
        if (points % 100 == 0) {
            System.out.printf("%s: %d points so far%n", name, points);
        }
        threads.run(() -> {
            try {
                new Resumed(world, date).unlike(undisturbed.left()).ifPresent(how -> wrong(point, how));
            } catch (RuntimeException | Error e) {
                wrong(point, e.toString());
            } finally {
                free.add(world);
            }
            return null;
        });
    }

    /** Told at once: all points take their time. */
    private void wrong(String point, String how) {
        wrong.add(point + ": " + how);
        System.err.printf("%s, %s: %s%n", name, point, how);
    }

    private ImageWorld take() {
        try {
            return free.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its own books, with a drop of its own. */
    private Books begin(String what) {
        try {
            Path home = Files.createDirectories(folder.resolve(what));
            Path jobs = Files.createDirectories(home.resolve("jobs"));
            Path inbox = Files.createDirectories(home.resolve("inbox"));
            Books books = beginning.apply(home);
            // no beat falls between two moments, and none is missed while the night is stopped
            Files.writeString(jobs.resolve("nightly.yml"), """
                    tallyhouse.run.heartbeat: 1h
                    tallyhouse.run.lease-expiry: 4h
                    """);
            Files.writeString(
                    jobs.resolve("drops.yml"), "banks:\n  lotus: { kind: folder, folder: %s }\n".formatted(inbox));
            return books;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

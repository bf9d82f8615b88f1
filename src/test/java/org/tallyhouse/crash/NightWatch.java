package org.tallyhouse.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the moments of a night, and finds those before which something was made last since the one before. */
final class NightWatch implements Witness, AutoCloseable {
    private final Path home;
    private final Consumer<Set<String>> told;
    private final Stop stop;
    private final Thread night = Thread.currentThread();
    private final RunRows runs;
    private final Set<String> ever = new HashSet<>();
    /** Of statements that were committed since the last moment. */
    private final Set<String> words = new HashSet<>();

    private Set<String> files;
    private List<String> runRows = List.of();
    private int moments;
    private int states;
    private volatile @Nullable Exception failure;

    /** What is done while the night is stopped. */
    @FunctionalInterface
    interface Stop {
        /** @param state its number; the first one is 1 */
        void at(int state, String before) throws Exception;
    }

    /** Watches what this thread does; no other one of a night makes anything last. */
    NightWatch(Path home, RunRows runs, Consumer<Set<String>> told, Stop stop) {
        this.runs = runs;
        this.told = told;
        this.home = home;
        this.stop = stop;
        this.files = files();
    }

    @Override
    public void before(String moment) {
        if (Thread.currentThread() != night) {
            return;
        }
        moments++;
        if (isAnotherState()) {
            states++;
            try {
                stop.at(states, moment);
            } catch (Exception e) {
                failure = e;
                throw new IllegalStateException("no image before " + moment, e);
            }
        }
    }

    @Override
    public void changed(Set<String> tables) {
        if (Thread.currentThread() != night) {
            failure = new IllegalStateException("another thread of the night commits: " + tables);
        }
        words.addAll(tables);
        ever.addAll(tables);
        told.accept(tables);
    }

    private boolean isAnotherState() {
        Set<String> filesNow = files();
        boolean isAnother = !filesNow.equals(files);
        files = filesNow;
        if (!words.isEmpty()) {
            List<String> runsNow = runs.now();
            isAnother |= runs.areNotAllOf(words) || !runsNow.equals(runRows);
            runRows = runsNow;
            words.clear();
        }
        return isAnother;
    }

    @Override
    public void close() {
        runs.close();
    }

    /** What kept it from stopping the night, if anything did. */
    @Nullable Exception failure() {
        return failure;
    }

    int moments() {
        return moments;
    }

    int states() {
        return states;
    }

    /** Whatever statements that were committed name; tables are among it. */
    Set<String> named() {
        return Set.copyOf(ever);
    }

    /** Names, sizes and times: two files of one name do not come out the same in the same nanosecond. */
    private Set<String> files() {
        try (Stream<Path> all = Files.walk(home)) {
            Set<String> found = new TreeSet<>();
            for (Path path : all.toList()) {
                BasicFileAttributes facts =
                        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                found.add(home.relativize(path)
                        + (facts.isDirectory()
                                ? "/"
                                : List.of(facts.fileKey() + "", facts.size(), facts.lastModifiedTime())
                                        .toString()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
final class NightWatch implements Witness {
    private final Path home;
    private final Consumer<Set<String>> told;
    private final Stop stop;
    private final Thread night = Thread.currentThread();
    private final Set<String> ever = new HashSet<>();
    private Set<String> files;
    private boolean committed;
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
    NightWatch(Path home, Consumer<Set<String>> told, Stop stop) {
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
        Set<String> now = files();
        if (committed || !now.equals(files)) {
            committed = false;
            files = now;
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
        committed = true;
        ever.addAll(tables);
        told.accept(tables);
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

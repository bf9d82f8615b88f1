package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallyhouse.intake.watch.Dropped.What;

/**
 * One look at what lies in the watched folders; asks no database.
 *
 * @param dropped files in senders' folders, and what does not belong where it lies
 * @param leftovers what an earlier run took and did not finish
 */
public record DropLook(List<Dropped> dropped, List<Leftover> leftovers) {

    /** A file below the folder of what is being taken. */
    record Leftover(String sender, Path path) {}

    public static DropLook at(WatchedFolders folders) {
        List<Dropped> dropped = new ArrayList<>();
        List<Leftover> leftovers = new ArrayList<>();
        for (Dropped top : list("", folders.drop())) {
            if (top.what() == What.FOLDER) {
                dropped.addAll(list(top.name(), top.path()));
            } else {
                dropped.add(top);
            }
        }
        for (Dropped sender : list("", folders.taking())) {
            list(sender.name(), sender.path()).forEach(file -> leftovers.add(new Leftover(file.sender(), file.path())));
        }
        return new DropLook(List.copyOf(dropped), List.copyOf(leftovers));
    }

    public boolean isNothing() {
        return dropped.isEmpty() && leftovers.isEmpty();
    }

    public boolean hasLeftovers() {
        return !leftovers.isEmpty();
    }

    /** By name, without what has a temporary one; empty if there is no such folder. */
    private static List<Dropped> list(String sender, Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Dropped> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                if (!Dropped.isTemporary(path.getFileName().toString())) {
                    Dropped.look(sender, path).ifPresent(found::add);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}

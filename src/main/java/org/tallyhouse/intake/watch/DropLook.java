package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.intake.watch.Dropped.What;
import org.tallyhouse.layout.FileEndings;

/**
 * One look at what lies in the watched folders; asks no database.
 *
 * @param dropped files in senders' folders, and what does not belong where it lies
 * @param leftovers what an earlier run took and did not finish
 * @param troubles folders that could not be looked into, and why
 */
public record DropLook(List<Dropped> dropped, List<Leftover> leftovers, List<String> troubles) {

    /** A file below the folder of what is being taken. */
    record Leftover(String sender, Path path) {}

    /** A folder that cannot be looked into does not keep the others. */
    public static DropLook at(WatchedFolders folders) {
        DropLook look = new DropLook(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Dropped top : look.list("", folders.drop())) {
            if (top.what() == What.FOLDER) {
                look.dropped.addAll(look.list(top.name(), top.path(), LinkOption.NOFOLLOW_LINKS));
            } else {
                look.dropped.add(top);
            }
        }
        for (Dropped sender : look.list("", folders.taking())) {
            look.list(sender.name(), sender.path(), LinkOption.NOFOLLOW_LINKS)
                    .forEach(file -> look.leftovers.add(new Leftover(file.sender(), file.path())));
        }
        return look;
    }

    public boolean isNothing() {
        return dropped.isEmpty() && leftovers.isEmpty() && troubles.isEmpty();
    }

    public boolean hasLeftovers() {
        return !leftovers.isEmpty();
    }

    /**
     * By name, without what has a temporary one; empty if there is no such folder. The folders that are ours may be links
     * to where they are, a sender's may not.
     */
    private List<Dropped> list(String sender, Path folder, LinkOption... links) {
        if (!Files.isDirectory(folder, links)) {
            return List.of();
        }
        List<Dropped> found = new ArrayList<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.sorted().toList()) {
                if (!FileEndings.isTemporary(path.getFileName().toString())) {
                    Dropped.look(sender, path).ifPresent(found::add);
                }
            }
            return found;
        } catch (IOException e) {
            troubles.add("%s cannot be looked into: %s".formatted(folder, CauseText.of(e, folder.toString())));
            return List.of();
        }
    }
}

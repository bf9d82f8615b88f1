package org.tallyhouse.intake.watch;

import java.nio.file.Path;
import java.time.LocalDate;
import org.tallyhouse.run.HomeFolders;

/** Where files that come by themselves lie, from the sender's hands to ours. */
public record WatchedFolders(Path home) {

    public static WatchedFolders of(HomeFolders folders) {
        return new WatchedFolders(folders.home());
    }

    /** Senders write here, each into a folder of its own. */
    Path drop() {
        return home.resolve("in/drop");
    }

    Path drop(String sender) {
        return drop().resolve(sender);
    }

    /** Only we write here and below: what is being taken in. */
    Path taking() {
        return home.resolve("in/taking");
    }

    Path archive(LocalDate businessDate) {
        return home.resolve("in/archive").resolve(businessDate.toString());
    }

    Path refused(LocalDate businessDate) {
        return home.resolve("in/refused").resolve(businessDate.toString());
    }

    /** As people read it, who stand in the home. */
    String told(Path path) {
        return path.startsWith(home) ? home.relativize(path).toString() : path.toString();
    }
}

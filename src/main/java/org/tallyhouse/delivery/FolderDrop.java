package org.tallyhouse.delivery;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.WholeFile;

/** A folder on this machine, often a mounted one. It must be there: a mount that is missing is no drop. */
record FolderDrop(Path folder) implements BankDrop {

    @Override
    public void put(Path file, String name) {
        Path target = folder.resolve(new DropName(name).text());
        if (!Files.isDirectory(folder)) {
            throw new DropFailed("%s cannot be put: folder %s is not there; make or mount it".formatted(name, folder));
        }
        try {
            FileFacts facts = FileFacts.of(file);
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                write(facts, target);
            } else if (!FileFacts.of(target).sha256().equals(facts.sha256())) {
                throw new DropFailed("%s is there with other bytes: SHA-256 %s there, %s here (%s); nothing was put"
                        .formatted(target, FileFacts.of(target).sha256(), facts.sha256(), file));
            }
        } catch (UncheckedIOException | FileRefused e) {
            throw new DropFailed("%s cannot be put: %s".formatted(target, e.getMessage()), e);
        }
    }

    private static void write(FileFacts facts, Path target) {
        String sha256 = WholeFile.writeBytes(target, bytes -> Files.copy(facts.path(), bytes));
        if (!sha256.equals(facts.sha256())) {
            throw new DropFailed("%s changed while it was put as %s: SHA-256 %s before, %s put; remove the latter"
                    .formatted(facts.path(), target, facts.sha256(), sha256));
        }
    }
}

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
            throw new DropFailed(DropFault.NO_FOLDER
                    .says("{file} cannot be put: folder {value} is not there; make or mount it")
                    .in(name)
                    .about("folder", folder));
        }
        try {
            FileFacts facts = FileFacts.of(file);
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                write(facts, target);
            } else if (!FileFacts.of(target).sha256().equals(facts.sha256())) {
                throw DropFailed.otherBytes(
                        target.toString(), facts, FileFacts.of(target).sha256());
            }
        } catch (UncheckedIOException | FileRefused e) {
            throw new DropFailed(
                    DropFault.NOT_PUT
                            .says("{file} cannot be put: {cause}")
                            .in(target)
                            .because(e),
                    e);
        }
    }

    private static void write(FileFacts facts, Path target) {
        String sha256 = WholeFile.writeBytes(target, bytes -> Files.copy(facts.path(), bytes));
        if (!sha256.equals(facts.sha256())) {
            throw new DropFailed(DropFault.OTHER_BYTES
                    .says("{cause} changed while it was put as {value}: SHA-256 {expected} before, {actual} put; remove"
                            + " the latter")
                    .about("target", target)
                    .figures(facts.sha256(), sha256)
                    .because(facts.path().toString()));
        }
    }
}

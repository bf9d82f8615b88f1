package org.tallyhouse.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.WholeFile;

/** A folder on this machine, often a mounted one. It must be there: a mount that is missing is no drop. */
record FolderDrop(Path folder) implements BankDrop {

    @Override
    public void put(FileToPut file, PutGuard guard) {
        DropName name = new DropName(file.name());
        Path target = folder.resolve(name.text());
        requireFolder(name);
        try {
            if (isThere(target)) {
                requireSame(file, target);
            } else {
                write(file, target, folder.resolve(name.temporary(guard.mark())), guard);
            }
        } catch (IOException | UncheckedIOException e) {
            throw notPut(target, e);
        }
    }

    @Override
    public boolean withdraw(String name, String mark) {
        DropName dropName = new DropName(name);
        requireFolder(dropName);
        Path temporary = folder.resolve(dropName.temporary(mark));
        try {
            return Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw notPut(temporary, e);
        }
    }

    private void requireFolder(DropName name) {
        if (!Files.isDirectory(folder)) {
            throw new DropFailed(DropFault.NO_FOLDER
                    .says("{file} cannot be put: folder {value} is not there; make or mount it")
                    .in(name.text())
                    .about("folder", folder));
        }
    }

    /** A link is there too: what it points to is not in the bank's folder. */
    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void requireSame(FileToPut file, Path target) throws IOException {
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw DropFailed.noPlainFile(target.toString());
        }
        try (InputStream bytes = Files.newInputStream(target, LinkOption.NOFOLLOW_LINKS)) {
            String there = FileFacts.sha256(bytes);
            if (!there.equals(file.sha256())) {
                throw DropFailed.otherBytes(target.toString(), file, there);
            }
        }
    }

    private static void write(FileToPut file, Path target, Path temporary, PutGuard guard) throws IOException {
        guard.beforePut();
        try {
            WholeFile.writeNew(temporary, file::copyTo);
            if (isThere(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            guard.beforeRename();
            rename(temporary, target, guard);
        } finally {
            Files.deleteIfExists(temporary);
        }
        WholeFile.syncFolder(target.getParent());
    }

    private static void rename(Path temporary, Path target, PutGuard guard) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (isThere(temporary)) {
                guard.renameRefused();
            }
            throw e;
        }
    }

    private static DropFailed notPut(Path target, Exception cause) {
        return new DropFailed(
                DropFault.NOT_PUT
                        .says("{file} cannot be put: {cause}")
                        .in(target)
                        .because(cause),
                cause);
    }
}

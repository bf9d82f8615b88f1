package org.tallyhouse.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.tallyhouse.layout.WholeFile;

/** One look into a sender's folder, and what is pulled from it. */
public final class PickupSession implements AutoCloseable {
    private static final int MOST_NAMESAKES = 1_000;

    private final SftpConnection connection;
    private final SftpTarget target;
    private final Optional<String> moveTo;

    PickupSession(SftpConnection connection, SftpTarget target, Optional<String> moveTo) {
        this.connection = connection;
        this.target = target;
        this.moveTo = moveTo;
    }

    /** The files in the folder; folders, links and the like are passed over. */
    public List<RemoteFile> files() {
        try {
            requireFolder(target.folder());
            List<RemoteFile> files = new ArrayList<>();
            for (DirEntry entry : sftp().readDir(target.folder())) {
                // the server's words about a link are about the link
                if (entry.getAttributes().isRegularFile()) {
                    files.add(file(entry.getFilename(), entry.getAttributes()));
                }
            }
            return files;
        } catch (IOException e) {
            throw failed(target.place(""), "cannot be looked into", e);
        }
    }

    /**
     * Pulls a file, whole or not at all: it is under a hidden name until it is.
     *
     * @return false if it is gone, or was written to meanwhile: then it is not there
     * @throws DropFailed if it cannot be pulled
     */
    public boolean fetch(RemoteFile file, Path to) {
        try {
            WholeFile.writeBytes(to, bytes -> copy(file, bytes));
            return true;
        } catch (UncheckedIOException e) {
            deleteUnfinished(to);
            if (e.getCause() instanceof Changed || SftpDrop.isNotThere(e.getCause())) {
                return false;
            }
            throw failed(target.place(file.name()), "cannot be pulled", e.getCause());
        }
    }

    /** It is being written. */
    private static final class Changed extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private void copy(RemoteFile file, OutputStream bytes) throws IOException {
        long size = 0;
        try (InputStream from = sftp().read(target.path(file.name()))) {
            byte[] buffer = new byte[1 << 16];
            for (int read = from.read(buffer); read >= 0 && size <= file.sizeBytes(); read = from.read(buffer)) {
                bytes.write(buffer, 0, read);
                size += read;
            }
        }
        Optional<Attributes> now = SftpDrop.find(sftp(), target.path(file.name()));
        if (now.isEmpty() || !file(file.name(), now.get()).equals(file)) {
            throw new Changed();
        }
        if (size != file.sizeBytes()) {
            throw new IOException("the server says it has %d bytes, and gave %d".formatted(file.sizeBytes(), size));
        }
    }

    private static void deleteUnfinished(Path to) {
        try {
            Files.deleteIfExists(to.resolveSibling("." + to.getFileName() + ".tmp"));
        } catch (IOException e) {
            // the next one writes over it
            return;
        }
    }

    /** Moves a file on the server, if that is asked for; one that is there with its name is kept. */
    public void moveAway(RemoteFile file) {
        if (moveTo.isEmpty()) {
            return;
        }
        try {
            requireFolder(moveTo.get());
            for (int number = 1; number <= MOST_NAMESAKES; number++) {
                String to = "%s/%s%s".formatted(moveTo.get(), file.name(), number == 1 ? "" : "." + number);
                if (SftpDrop.find(sftp(), to).isEmpty()) {
                    // the plain rename of the protocol, which replaces nothing
                    sftp().rename(target.path(file.name()), to);
                    return;
                }
            }
            throw new IOException("%s has too many files of that name".formatted(moveTo.get()));
        } catch (IOException e) {
            if (!SftpDrop.isNotThere(e)) {
                throw failed(target.place(file.name()), "was pulled, but cannot be moved on the server", e);
            }
        }
    }

    private void requireFolder(String folder) throws IOException {
        if (!SftpDrop.find(sftp(), folder).map(Attributes::isDirectory).orElse(false)) {
            throw new DropFailed(DropFault.NO_FOLDER
                    .says(
                            "{file} cannot be pulled from: folder {value} is not there; ask the sender for its name, or make it")
                    .in(target.place(""))
                    .about("folder", folder));
        }
    }

    private static RemoteFile file(String name, Attributes known) {
        return new RemoteFile(
                name, known.getSize(), known.getModifyTime().toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    private SftpClient sftp() {
        return connection.sftp();
    }

    static DropFailed failed(String place, String what, IOException cause) {
        return new DropFailed(
                DropFault.NOT_PULLED
                        .says("{file} %s: {cause}".formatted(what))
                        .in(place)
                        .because(cause),
                cause);
    }

    @Override
    public void close() {
        connection.close();
    }
}

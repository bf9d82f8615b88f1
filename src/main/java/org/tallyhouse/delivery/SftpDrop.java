package org.tallyhouse.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileRefused;

/** A folder of a bank's SFTP server. Each put is a session of its own. */
record SftpDrop(SftpTarget target, Secrets secrets) implements BankDrop {

    @Override
    public void put(Path file, String name) {
        DropName dropName = new DropName(name);
        try {
            FileFacts facts = FileFacts.of(file);
            try (SftpConnection connection = SftpConnection.open(target, secrets)) {
                put(connection.sftp(), facts, dropName);
            }
        } catch (IOException | FileRefused e) {
            throw new DropFailed(
                    DropFault.NOT_PUT
                            .says("{file} cannot be put: {cause}")
                            .in(target.place(name))
                            .because(e),
                    e);
        }
    }

    private void put(SftpClient sftp, FileFacts facts, DropName name) throws IOException {
        if (!find(sftp, target.folder()).map(Attributes::isDirectory).orElse(false)) {
            throw new DropFailed(DropFault.NO_FOLDER
                    .says("{file} cannot be put: folder {value} is not there; ask the bank for its name, or make it")
                    .in(target.place(name.text()))
                    .about("folder", target.folder()));
        }
        Optional<Attributes> there = find(sftp, target.path(name.text()));
        if (there.isPresent()) {
            requireSame(sftp, facts, name.text(), there.get().getSize());
        } else {
            upload(sftp, facts, name);
        }
    }

    private void requireSame(SftpClient sftp, FileFacts facts, String name, long sizeThere) throws IOException {
        if (sizeThere != facts.sizeBytes()) {
            throw new DropFailed(DropFault.OTHER_BYTES
                    .says(
                            "{file} is there with other bytes: {actual} bytes there, {expected} here ({cause}); nothing was put")
                    .in(target.place(name))
                    .figures(facts.sizeBytes(), sizeThere)
                    .because(facts.path().toString()));
        }
        String there = sha256There(sftp, name);
        if (!there.equals(facts.sha256())) {
            throw DropFailed.otherBytes(target.place(name), facts, there);
        }
    }

    private String sha256There(SftpClient sftp, String name) throws IOException {
        try (InputStream bytes = sftp.read(target.path(name))) {
            return FileFacts.sha256(bytes);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_PERMISSION_DENIED) {
                throw new DropFailed(
                        DropFault.OTHER_BYTES
                                .says(
                                        "{file} is there with the same size, but may not be read, so it is not known to be"
                                                + " the same; ask the bank")
                                .in(target.place(name)),
                        e);
            }
            throw e;
        }
    }

    private void upload(SftpClient sftp, FileFacts facts, DropName name) throws IOException {
        String temporary = target.path(name.temporary());
        sftp.put(facts.path(), temporary, OpenMode.Create, OpenMode.Write, OpenMode.Truncate);
        sync(sftp, temporary);
        long size = sftp.stat(temporary).getSize();
        if (size != facts.sizeBytes()) {
            throw new DropFailed(DropFault.NOT_PUT
                    .says("{file} has {actual} bytes after the upload, {cause} has {expected}; put it again")
                    .in(temporary)
                    .figures(facts.sizeBytes(), size)
                    .because(facts.path().toString()));
        }
        rename(sftp, temporary, target.path(name.text()));
    }

    private static void sync(SftpClient sftp, String path) throws IOException {
        OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
        if (fsync != null && fsync.isSupported()) {
            try (SftpClient.CloseableHandle handle = sftp.open(path, OpenMode.Write)) {
                fsync.fsync(handle);
            }
        }
    }

    private static void rename(SftpClient sftp, String from, String to) throws IOException {
        OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
        if (posix != null && posix.isSupported()) {
            posix.posixRename(from, to);
        } else {
            sftp.rename(from, to);
        }
    }

    static Optional<Attributes> find(SftpClient sftp, String path) throws IOException {
        try {
            return Optional.of(sftp.stat(path));
        } catch (SftpException e) {
            if (isNotThere(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static boolean isNotThere(IOException failure) {
        return failure instanceof SftpException e
                && (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
                        || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH);
    }
}

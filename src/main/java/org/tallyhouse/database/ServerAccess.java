package org.tallyhouse.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.tallyhouse.layout.SecretFile;

/**
 * Who may use the embedded server: one account, from this machine, by a random password that only the user who owns
 * the folder can read. The account may not read or write files of the machine through the server.
 */
final class ServerAccess {
    static final String USER = "tallyhouse";

    private static final int PASSWORD_BYTES = 24;

    private final Path folder;

    ServerAccess(Path folder) {
        this.folder = folder;
    }

    /**
     * Empty before the server was first started.
     *
     * @throws org.tallyhouse.layout.FileRefused if others than its owner may read it
     */
    String password() {
        try {
            if (Files.exists(passwordFile())) {
                SecretFile.requireClosed(passwordFile());
            }
            return Files.readString(passwordFile()).trim();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("the password of the embedded database cannot be read", e);
        }
    }

    /** Makes the folder this user's alone. */
    void makeFolder() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** Makes the password if there is none; for one process at a time. */
    void makePassword() throws IOException {
        if (password().isEmpty()) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            writeForUs(passwordFile(), HexFormat.of().formatHex(random));
        }
    }

    /**
     * The statements a server begins with, in a file that is deleted once it runs: nobody but our account is let in,
     * not even one that the system tables came with.
     */
    Path initFile() throws IOException {
        Path file = folder.resolve("init.sql");
        writeForUs(file, """
                DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';
                FLUSH PRIVILEGES;
                CREATE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
                REVOKE FILE ON *.* FROM '%1$s'@'127.0.0.1';
                """.formatted(USER, password()));
        return file;
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private static void writeForUs(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}

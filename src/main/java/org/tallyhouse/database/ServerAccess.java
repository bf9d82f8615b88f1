package org.tallyhouse.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.tallyhouse.layout.SecretFile;

/**
 * Who may use the embedded server: the user that runs and the schemas' owner, from this machine, each by a random password
 * that only who owns the folder can read. Neither may read or write files of the machine through the server.
 */
final class ServerAccess {
    static final String USER = "tallyhouse";
    static final String OWNER = "tallyhouse_owner";

    private static final int PASSWORD_BYTES = 24;

    private final Path folder;

    ServerAccess(Path folder) {
        this.folder = folder;
    }

    /**
     * Of the user that runs. Empty before the server was first started.
     *
     * @throws org.tallyhouse.layout.FileRefused if others than its owner may read it
     */
    String password() {
        return password("password");
    }

    /** Of the owner. Empty before the server was first started by a Tallyhouse with two users. */
    String ownerPassword() {
        return password("owner-password");
    }

    private String password(String file) {
        try {
            Path secret = folder.resolve(file);
            if (Files.exists(secret)) {
                SecretFile.requireClosed(secret);
            }
            return Files.readString(secret).trim();
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

    /** Makes the passwords that are not there; for one process at a time. */
    void makePasswords() throws IOException {
        for (String file : List.of("password", "owner-password")) {
            if (password(file).isEmpty()) {
                byte[] random = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(random);
                writeForUs(folder.resolve(file), HexFormat.of().formatHex(random));
            }
        }
    }

    /**
     * The statements a server begins with, in a file that is deleted once it runs: nobody but our two accounts is let in,
     * not even one that the system tables came with. What the runner may do in a schema is kept; an earlier Tallyhouse let
     * it do everything.
     */
    Path initFile() throws IOException {
        Path file = folder.resolve("init.sql");
        writeForUs(file, """
                DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys' AND (User <> '%1$s' OR Host <> '127.0.0.1');
                FLUSH PRIVILEGES;
                CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1';
                ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                REVOKE ALL PRIVILEGES ON *.* FROM '%1$s'@'127.0.0.1';
                REVOKE GRANT OPTION ON *.* FROM '%1$s'@'127.0.0.1';
                CREATE USER '%3$s'@'127.0.0.1' IDENTIFIED BY '%4$s';
                GRANT ALL PRIVILEGES ON *.* TO '%3$s'@'127.0.0.1' WITH GRANT OPTION;
                REVOKE FILE ON *.* FROM '%3$s'@'127.0.0.1';
                """.formatted(USER, password(), OWNER, ownerPassword()));
        return file;
    }

    private static void writeForUs(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }
}

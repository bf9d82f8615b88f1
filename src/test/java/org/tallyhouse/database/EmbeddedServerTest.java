package org.tallyhouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
    @TempDir
    private Path folder;

    /** Longer than a socket's path may be, and with every character that a shell or a URL reads as something else. */
    @Test
    void aHomeMayBeCalledAnything() throws SQLException {
        Path home = folder.resolve("it's \"a\" $HOME, %20;" + clearing()).resolve("x".repeat(100));
        EmbeddedServer server = EmbeddedServer.in(home);
        try {
            assertThat(server.start()).isTrue();
            assertThat(server.start()).isFalse();

            DatabaseSettings database = DatabaseSettings.of(Map.of(), home).inSchema("");
            try (Connection connection = DriverManager.getConnection(
                            database.connectionUrl(), database.user(), database.password());
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@datadir")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo(home.resolve("data/mariadb/data") + "/");
            }
        } finally {
            assertThat(server.stop()).isTrue();
        }
    }

    /** Two accounts, by the passwords in their folder, which nobody else may look into; no file of the machine. */
    @Test
    void nobodyElseIsLetInAndNoFileIsReadOrWritten() throws IOException, SQLException {
        EmbeddedServer server = EmbeddedServer.in(folder);
        try {
            server.start();
            DatabaseSettings database = DatabaseSettings.of(Map.of(), folder).inSchema("");

            Path data = folder.resolve("data/mariadb");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                    .isEqualTo("rwx------");
            for (String password : List.of("password", "owner-password")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(password))))
                        .isEqualTo("rw-------");
            }
            assertThat(data.resolve("init.sql")).doesNotExist();
            for (String user : List.of("root", "", "tallyhouse", "tallyhouse_owner", "mariadb.sys")) {
                for (String password : List.of("", "root", "tallyhouse")) {
                    assertThatThrownBy(() -> DriverManager.getConnection(database.connectionUrl(), user, password))
                            .as("%s by '%s'", user, password)
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("Access denied");
                }
            }
            readsAndWritesNoFile(database);
            readsAndWritesNoFile(DatabaseSettings.ofOwner(Map.of(), folder).inSchema(""));
        } finally {
            server.stop();
        }
    }

    private void readsAndWritesNoFile(DatabaseSettings database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.connectionUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT 1 INTO OUTFILE '%s'".formatted(folder.resolve("x"))))
                    .hasMessageContaining("Access denied");
            try (ResultSet row = statement.executeQuery("SELECT LOAD_FILE('/etc/passwd')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isNull();
            }
        }
    }

    /** A copied home tells of the original's process and port, and must leave both alone. */
    @Test
    void aCopyNeverTouchesTheServerOfTheOriginal() throws IOException, InterruptedException {
        Path home = folder.resolve("original");
        EmbeddedServer original = EmbeddedServer.in(home);
        try {
            original.start();
            Path copied = folder.resolve("copy");
            copy(home, copied);
            EmbeddedServer copy = EmbeddedServer.in(copied);

            assertThat(copy.isRunning()).isFalse();
            assertThat(copy.stop()).isFalse();
            assertThat(original.isRunning()).isTrue();
            // moved while it runs, it is still the server of its folder
            Path moved = Files.move(home, folder.resolve("moved"));
            original = EmbeddedServer.in(moved);
            assertThat(original.isRunning()).isTrue();
        } finally {
            assertThat(original.stop()).isTrue();
        }
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }

    /** 清算, where the machine's file names can have it. */
    private static String clearing() {
        boolean possible = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("清算");
        return possible ? "清算" : "";
    }
}

package org.tallyhouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

            DatabaseSettings database = DatabaseSettings.of(Map.of(), home);
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

    /** 清算, where the machine's file names can have it. */
    private static String clearing() {
        boolean possible = Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("清算");
        return possible ? "清算" : "";
    }
}

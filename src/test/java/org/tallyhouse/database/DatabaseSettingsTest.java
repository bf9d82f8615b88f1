package org.tallyhouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            named                              | url                                         | schema
            jdbc:mysql://db                    | jdbc:mysql://db/tallyhouse                  | tallyhouse
            jdbc:mysql://db/                   | jdbc:mysql://db/tallyhouse                  | tallyhouse
            jdbc:mysql://db:3307               | jdbc:mysql://db:3307/tallyhouse             | tallyhouse
            jdbc:mysql://db:3307/              | jdbc:mysql://db:3307/tallyhouse             | tallyhouse
            jdbc:mysql://db/books              | jdbc:mysql://db/books                       | books
            jdbc:mysql://db/?sslMode=DISABLED  | jdbc:mysql://db/tallyhouse?sslMode=DISABLED | tallyhouse
            jdbc:mysql://db?sslMode=DISABLED   | jdbc:mysql://db/tallyhouse?sslMode=DISABLED | tallyhouse
            jdbc:mysql://db?certs=/etc/x       | jdbc:mysql://db/tallyhouse?certs=/etc/x     | tallyhouse
            jdbc:mysql://db/books?a=b&c=d      | jdbc:mysql://db/books?a=b&c=d               | books
            jdbc:mysql://db/books?certs=/etc/x | jdbc:mysql://db/books?certs=/etc/x          | books
            '  jdbc:mysql://db/books '         | jdbc:mysql://db/books                       | books
            """)
    void aServerThatIsNamedGetsTheSchemaUnlessTheUrlNamesOne(String named, String url, String schema) {
        DatabaseSettings database = of(Map.of("TALLYHOUSE_DB_URL", named));

        assertThat(database.url()).isEqualTo(url);
        assertThat(database.schema()).isEqualTo(schema);
        assertThat(database.embedded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:mysql://db/books         | jdbc:mysql://db/other
            jdbc:mysql://db:3307          | jdbc:mysql://db:3307/other
            jdbc:mysql://db/books?a=b/c   | jdbc:mysql://db/other?a=b/c
            """)
    void anotherSchemaOfTheSameServerHasTheSameOptions(String named, String url) {
        DatabaseSettings other = of(Map.of("TALLYHOUSE_DB_URL", named)).inSchema("other");

        assertThat(other.url()).isEqualTo(url);
        assertThat(other.schema()).isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:mysql://db/books       | jdbc:mysql://db/books?rewriteBatchedStatements=true&
            jdbc:mysql://db/books?a=b   | jdbc:mysql://db/books?a=b&rewriteBatchedStatements=true&
            """)
    void theConnectionUrlAddsWhatTheSuiteReliesOn(String named, String start) {
        assertThat(of(Map.of("TALLYHOUSE_DB_URL", named)).connectionUrl())
                .startsWith(start)
                .contains("&connectionTimeZone=UTC&", "STRICT_ALL_TABLES");
    }

    @Test
    void theUserIsRootWithoutAPasswordUnlessNamed() {
        DatabaseSettings silent = of(Map.of("TALLYHOUSE_DB_URL", "jdbc:mysql://db"));
        DatabaseSettings named = of(Map.of(
                "TALLYHOUSE_DB_URL", "jdbc:mysql://db",
                "TALLYHOUSE_DB_USER", "clearing",
                "TALLYHOUSE_DB_PASSWORD", "secret"));

        assertThat(silent.user()).isEqualTo("root");
        assertThat(silent.password()).isEmpty();
        assertThat(named.user()).isEqualTo("clearing");
        assertThat(named.password()).isEqualTo("secret");
        assertThat(named).hasToString("jdbc:mysql://db/tallyhouse as clearing");
    }

    @Test
    void theOwnerIsTheUserThatRunsUnlessNamed() {
        Map<String, String> one = Map.of("TALLYHOUSE_DB_URL", "jdbc:mysql://db", "TALLYHOUSE_DB_USER", "clearing");
        Map<String, String> two = Map.of(
                "TALLYHOUSE_DB_URL", "jdbc:mysql://db",
                "TALLYHOUSE_DB_USER", "clearing",
                "TALLYHOUSE_DB_OWNER", "keeper",
                "TALLYHOUSE_DB_OWNER_PASSWORD", "secret");

        assertThat(DatabaseSettings.ofOwner(one, home)).isEqualTo(of(one));
        assertThat(DatabaseSettings.ofOwner(two, home)).isEqualTo(of(two).as("keeper", "secret"));
        assertThat(of(two).user()).isEqualTo("clearing");
        assertThat(DatabaseSettings.ofOwner(Map.of("TALLYHOUSE_DB_OWNER", "somebody"), home)
                        .user())
                .isEqualTo("tallyhouse_owner");
    }

    /** Wherever a URL is shown, a password in it is not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:mysql://db/books?password=hunter2&user=a | jdbc:mysql://db/books?password=***&user=a
            jdbc:mysql://db/books?user=a&PASSWORD=hunter2 | jdbc:mysql://db/books?user=a&PASSWORD=***
            jdbc:mysql://me:hunter2@db/books              | jdbc:mysql://***@db/books
            jdbc:mysql://me:hunter2@db1,me:hunter2@db2/b  | jdbc:mysql://***@db1,***@db2/b
            jdbc:mysql://(host=db,password=hunter2)/books | jdbc:mysql://(host=db,password=***)/books
            jdbc:mysql://db/b?trustCertificateKeyStorePassword=hunter2 | jdbc:mysql://db/b?trustCertificateKeyStorePassword=***
            jdbc:mysql://db:3306/books                    | jdbc:mysql://db:3306/books
            """)
    void aPasswordInAUrlIsNotShown(String url, String shown) {
        DatabaseSettings database = of(Map.of("TALLYHOUSE_DB_URL", url));

        assertThat(database.shownUrl()).isEqualTo(shown);
        assertThat(database.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://me:hunter2@db/books", "db?password=hunter2"})
    void norIsOneInAUrlThatIsRefused(String url) {
        assertThatThrownBy(() -> of(Map.of("TALLYHOUSE_DB_URL", url))).hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void withoutAUrlItIsTheEmbeddedServerOfTheHome(String url) {
        DatabaseSettings database = of(Map.of("TALLYHOUSE_DB_URL", url, "TALLYHOUSE_DB_USER", "somebody"));

        assertThat(database.embedded()).isTrue();
        assertThat(database).isEqualTo(of(Map.of()));
        assertThat(database.url()).startsWith("jdbc:mysql://127.0.0.1:");
        assertThat(database.schema()).isEqualTo("tallyhouse");
        assertThat(database.user()).isEqualTo("tallyhouse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/books", "mysql://db/books", "db"})
    void anyOtherUrlIsRefused(String url) {
        assertThatThrownBy(() -> of(Map.of("TALLYHOUSE_DB_URL", url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("TALLYHOUSE_DB_URL must start with jdbc:mysql://");
    }

    private DatabaseSettings of(Map<String, String> environment) {
        return DatabaseSettings.of(environment, home);
    }
}

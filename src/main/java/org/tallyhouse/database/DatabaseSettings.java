package org.tallyhouse.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the database is, and as whom we come. Without {@code TALLYHOUSE_DB_URL} it is the embedded server of the home
 * folder; a URL without a schema name gets the schema {@code tallyhouse}.
 */
public record DatabaseSettings(String url, String user, String password, boolean embedded) {
    public static final String DEFAULT_SCHEMA = "tallyhouse";

    /** {@code user:password@} before a host. */
    private static final Pattern LOGIN = Pattern.compile("(//|,)[^/@,?]*@");

    /** An option whose name tells that it is secret, also one within the properties of a host. */
    private static final Pattern SECRET_OPTION =
            Pattern.compile("((?:password|passwd|secret|token|key)\\w*=)[^&,)]*", Pattern.CASE_INSENSITIVE);

    private static final String NO_FOLDER = "no-such-folder";

    private static final List<String> OPTIONS = List.of(
            "rewriteBatchedStatements=true",
            // a server may ask for any file it likes: only our own loading is answered, from memory (BulkInsert)
            "allowLoadLocalInfileInPath=" + NO_FOLDER,
            "connectionTimeZone=UTC",
            "forceConnectionTimeZoneToSession=true",
            "characterEncoding=UTF-8",
            "connectionCollation=utf8mb4_bin",
            "cacheServerConfiguration=true",
            // a statement's text is taken apart once for a connection, not each time it is used
            "cachePrepStmts=true",
            "prepStmtCacheSize=500",
            "prepStmtCacheSqlLimit=8192",
            "connectTimeout=10000",
            "sessionVariables=sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
                    + "ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION'");

    /** As the user that runs. Reads the environment; starts nothing. */
    public static DatabaseSettings of(Map<String, String> environment, Path home) {
        String url = environment.getOrDefault("TALLYHOUSE_DB_URL", "").trim();
        if (url.isEmpty()) {
            EmbeddedServer server = EmbeddedServer.in(home);
            return new DatabaseSettings(server.url() + DEFAULT_SCHEMA, ServerAccess.USER, server.password(), true);
        }
        if (!url.startsWith("jdbc:mysql://")) {
            throw new IllegalArgumentException("TALLYHOUSE_DB_URL must start with jdbc:mysql://, not " + hidden(url));
        }
        return new DatabaseSettings(
                withSchema(url),
                environment.getOrDefault("TALLYHOUSE_DB_USER", "root"),
                environment.getOrDefault("TALLYHOUSE_DB_PASSWORD", ""),
                false);
    }

    /** As the user that owns the schema and migrates it: the one that runs, where no other is named. */
    public static DatabaseSettings ofOwner(Map<String, String> environment, Path home) {
        DatabaseSettings runner = of(environment, home);
        if (runner.embedded()) {
            return runner.as(ServerAccess.OWNER, EmbeddedServer.in(home).ownerPassword());
        }
        String owner = environment.getOrDefault("TALLYHOUSE_DB_OWNER", "").trim();
        return owner.isEmpty()
                ? runner
                : runner.as(owner, environment.getOrDefault("TALLYHOUSE_DB_OWNER_PASSWORD", ""));
    }

    /** The same schema, as another user. */
    public DatabaseSettings as(String otherUser, String otherPassword) {
        return new DatabaseSettings(url, otherUser, otherPassword, embedded);
    }

    /** The same server, another schema; none if its name is empty. */
    public DatabaseSettings inSchema(String schema) {
        int path = url.indexOf('/', "jdbc:mysql://".length());
        int options = url.indexOf('?');
        return new DatabaseSettings(
                url.substring(0, path + 1) + schema + (options < 0 ? "" : url.substring(options)),
                user,
                password,
                embedded);
    }

    public String schema() {
        int path = url.indexOf('/', "jdbc:mysql://".length());
        int options = url.indexOf('?');
        return url.substring(path + 1, options < 0 ? url.length() : options);
    }

    /** The URL with what the suite relies on: never assumed of the server. */
    public String connectionUrl() {
        return url + (url.contains("?") ? "&" : "?") + String.join("&", OPTIONS);
    }

    private static String withSchema(String url) {
        int options = url.indexOf('?');
        String server = options < 0 ? url : url.substring(0, options);
        int path = server.indexOf('/', "jdbc:mysql://".length());
        if (path < 0) {
            server += "/" + DEFAULT_SCHEMA;
        } else if (path == server.length() - 1) {
            server += DEFAULT_SCHEMA;
        }
        return options < 0 ? server : server + url.substring(options);
    }

    /** The URL for people: what may be a password in it is not shown. */
    public String shownUrl() {
        return hidden(url);
    }

    private static String hidden(String url) {
        String withoutLogin = LOGIN.matcher(url).replaceAll("$1***@");
        return SECRET_OPTION.matcher(withoutLogin).replaceAll("$1***");
    }

    @Override
    public String toString() {
        return shownUrl() + " as " + user;
    }
}

package org.tallyhouse.fault;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import org.tallyhouse.Books;
import org.tallyhouse.database.DatabaseSettings;

/** The database of books behind a way that a test cuts. The test's own books reach it directly. */
final class CutDatabase implements AutoCloseable {
    /** As long as a server may be away before whoever asks for a connection is told; in production it is 5 s. */
    private static final int PATIENCE_MILLIS = 500;

    private final TcpProxy proxy;
    private final DatabaseSettings database;

    CutDatabase(DatabaseSettings direct) {
        URI server = URI.create(direct.url().substring("jdbc:".length()));
        proxy = new TcpProxy(server.getHost(), server.getPort());
        // in the clear, so that the proxy can read along
        String options = "sslMode=DISABLED&allowPublicKeyRetrieval=true";
        String path = server.getRawPath() + "?" + options + (server.getQuery() == null ? "" : "&" + server.getQuery());
        database = new DatabaseSettings(
                "jdbc:mysql://127.0.0.1:%d%s".formatted(proxy.port(), path),
                direct.user(),
                direct.password(),
                direct.embedded());
    }

    DatabaseSettings settings() {
        return database;
    }

    TcpProxy way() {
        return proxy;
    }

    Books open(Path home, Books.Watcher watcher) {
        Books books = Books.open(database, home, watcher);
        books.get(HikariDataSource.class).setConnectionTimeout(PATIENCE_MILLIS);
        return books;
    }

    @Override
    public void close() {
        proxy.close();
    }
}

package org.tallyhouse.database;

import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;

/** Sessions of a process that stays: the statements of its mappers are read once, and a server that was away is found again. */
public final class KeptSessions {
    private final Supplier<DatabaseSettings> database;
    private @Nullable Kept kept;

    /** @param database asked for each session: an embedded server is started by it, and may have another port then */
    public KeptSessions(Supplier<DatabaseSettings> database) {
        this.database = database;
    }

    private record Kept(DatabaseSettings database, SqlSessionFactory factory) {}

    public synchronized SqlSessionFactory get() {
        DatabaseSettings now = database.get();
        Kept last = kept;
        if (last == null || !last.database().equals(now)) {
            last = new Kept(now, MapperSessions.at(now));
            kept = last;
        }
        return last.factory();
    }
}

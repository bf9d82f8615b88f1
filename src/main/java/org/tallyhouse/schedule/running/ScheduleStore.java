package org.tallyhouse.schedule.running;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.MapperSessions;

/**
 * The rows of the schedule; each piece of work is a transaction on a connection of its own. It locks what it writes and
 * nothing beside it, so that schedulers that begin at once do not meet: an insert that comes second writes nothing, an
 * update says what it expects.
 */
public final class ScheduleStore {
    private final Supplier<DatabaseSettings> database;
    private @Nullable Sessions known;

    /** @param database asked for each piece of work, so that a server that was away is found again */
    public ScheduleStore(Supplier<DatabaseSettings> database) {
        this.database = database;
    }

    private record Sessions(DatabaseSettings database, SqlSessionFactory factory) {}

    private synchronized SqlSessionFactory sessions() {
        DatabaseSettings now = database.get();
        Sessions last = known;
        if (last == null || !last.database().equals(now)) {
            last = new Sessions(now, MapperSessions.at(now));
            known = last;
        }
        return last.factory();
    }

    <T> T with(Function<ScheduleMapper, T> work) {
        try (SqlSession session = sessions().openSession(TransactionIsolationLevel.READ_COMMITTED)) {
            T result = work.apply(MapperSessions.mapper(session, ScheduleMapper.class));
            // MyBatis would not commit a session without a plain update
            session.commit(true);
            return result;
        }
    }
}

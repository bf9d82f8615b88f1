package org.tallyhouse.schedule.running;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.KeptSessions;
import org.tallyhouse.database.MapperSessions;

/**
 * The rows of the schedule; each piece of work is a transaction on a connection of its own. It locks what it writes and
 * nothing beside it, so that schedulers that begin at once do not meet: an insert that comes second writes nothing, an
 * update says what it expects.
 */
public final class ScheduleStore {
    private static final int MESSAGE_CHARACTERS = 1000;

    private final KeptSessions sessions;

    public ScheduleStore(Supplier<DatabaseSettings> database) {
        this.sessions = new KeptSessions(database);
    }

    /** As the rows have times. */
    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** As much of a message as a row has room for. */
    static String kept(String message) {
        return message.length() <= MESSAGE_CHARACTERS ? message : message.substring(0, MESSAGE_CHARACTERS);
    }

    <T> T with(Function<ScheduleMapper, T> work) {
        try (SqlSession session = sessions.get().openSession(TransactionIsolationLevel.READ_COMMITTED)) {
            T result = work.apply(MapperSessions.mapper(session, ScheduleMapper.class));
            // MyBatis would not commit a session without a plain update
            session.commit(true);
            return result;
        }
    }
}

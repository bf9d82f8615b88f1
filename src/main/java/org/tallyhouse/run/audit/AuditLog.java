package org.tallyhouse.run.audit;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.RowBatches;

/** What people and the schedule did, in the database transaction of the deed itself. */
@Component
public final class AuditLog {
    private final AuditMapper mapper;
    private final Clock clock;
    private final Workplace workplace = Workplace.here();

    public AuditLog(AuditMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Who does something outside the schedule, and why. */
    public interface By {
        String operator();

        String reason();
    }

    /** A thing and what was done to it. */
    public record Deed(String subject, String detail) {}

    public void write(By by, String action, String subject, String detail) {
        write(by.operator(), by.reason(), action, subject, detail);
    }

    public void write(String operator, String reason, String action, String subject, String detail) {
        write(operator, reason, action, List.of(new Deed(subject, detail)));
    }

    /** Several of one kind, in their order. */
    public void write(String operator, String reason, String action, List<Deed> deeds) {
        write(operator, reason, action, deeds.stream());
    }

    /** So many of one kind, in their order, that not all of them are held at once. */
    public void write(String operator, String reason, String action, Stream<Deed> deeds) {
        LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        RowBatches.write(deeds, AuditMapper.MOST, some -> mapper.write(at, operator, workplace, reason, action, some));
    }
}

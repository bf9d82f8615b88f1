package org.tallyhouse.operation.people;

import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** What people did outside the schedule, in the database transaction of the deed itself. */
@Component
public class AuditLog {
    private final AuditMapper mapper;
    private final Clock clock;

    AuditLog(AuditMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    public void write(OperatorOptions by, String action, String subject, String detail) {
        write(by.operator(), by.reason(), action, subject, detail);
    }

    public void write(String operator, String reason, String action, String subject, String detail) {
        mapper.write(LocalDateTime.now(clock), operator, reason, action, subject, detail);
    }
}

package org.tallyhouse.operation;

import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** What people did outside the schedule, in the database transaction of the deed itself. */
@Component
class AuditLog {
    private final NightMapper mapper;
    private final Clock clock;

    AuditLog(NightMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    void write(OperatorOptions by, String action, String subject, String detail) {
        write(by.operator(), by.reason(), action, subject, detail);
    }

    void write(String operator, String reason, String action, String subject, String detail) {
        mapper.audit(LocalDateTime.now(clock), operator, reason, action, subject, detail);
    }
}

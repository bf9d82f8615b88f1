package org.tallyhouse.run.audit;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The audit log; its lines are only added. */
@Mapper
public interface AuditMapper {
    /** So many lines in one statement. */
    int MOST = 500;

    void write(
            @Param("at") LocalDateTime at,
            @Param("operator") String operator,
            @Param("workplace") Workplace workplace,
            @Param("reason") String reason,
            @Param("action") String action,
            @Param("deeds") List<AuditLog.Deed> deeds);
}

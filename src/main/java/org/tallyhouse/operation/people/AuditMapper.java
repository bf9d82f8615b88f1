package org.tallyhouse.operation.people;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** The audit log; its lines are only added. */
@Mapper
interface AuditMapper {

    void write(
            @Param("at") LocalDateTime at,
            @Param("operator") String operator,
            @Param("reason") String reason,
            @Param("action") String action,
            @Param("subject") String subject,
            @Param("detail") String detail);
}

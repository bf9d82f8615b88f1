package org.tallyhouse.close.seal;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** What closed dates came to. */
@Mapper
interface SealMapper {

    /** A date that is not closed may be sealed once more. */
    void replaceDigest(@Param("date") LocalDate date, @Param("seal") TableSeal seal);

    int deleteParts(@Param("date") LocalDate date, @Param("table") String table);

    void insertPart(
            @Param("date") LocalDate date,
            @Param("table") String table,
            @Param("part") int part,
            @Param("prints") byte[] prints);

    List<TableSeal> digests(LocalDate date);

    @Nullable InputStream part(@Param("date") LocalDate date, @Param("table") String table, @Param("part") int part);

    /** The audit log's last line: its id, and its chain. */
    @Nullable AuditSeal lastAudit();

    /** The chain of the line that was added last. */
    String auditHead();

    /** What the audit log came to at the close before a date. */
    @Nullable AuditSeal auditBefore(LocalDate date);

    /** Chained lines of the audit log behind one id, up to another, in their order. */
    void forEachAuditLine(@Param("after") long after, @Param("last") long last, ResultHandler<AuditLine> handler);

    /** How far the audit log was chained. */
    record AuditSeal(long auditId, String chain) {}

    /** A line of the audit log as it is chained. */
    record AuditLine(long auditId, String chain, String text) {}
}

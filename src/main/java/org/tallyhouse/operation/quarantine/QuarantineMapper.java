package org.tallyhouse.operation.quarantine;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.quarantine.QuarantineDecisions.Decision;
import org.tallyhouse.operation.quarantine.QuarantineDecisions.Quarantined;
import org.tallyhouse.operation.quarantine.QuarantineDecisions.Status;

/** The statements of what is quarantined. */
@Mapper
interface QuarantineMapper {

    /** Those that nothing is decided about, and all of them if asked for, by date and reference. */
    List<Quarantined> list(boolean all);

    /** Its row is locked; null if it is not quarantined. */
    @Nullable Quarantined lockTransaction(String transactionId);

    /** A buffered credit of no transaction; its row is locked. Null if it is not quarantined. */
    @Nullable Quarantined lockCredit(String source);

    void ask(
            @Param("row") Quarantined row,
            @Param("decision") Decision decision,
            @Param("operator") String operator,
            @Param("reason") String reason);

    /** Of one that waits. */
    int decide(
            @Param("row") Quarantined row,
            @Param("status") Status status,
            @Param("operator") String operator,
            @Param("reason") String reason,
            @Param("effectiveOn") @Nullable LocalDate effectiveOn);
}

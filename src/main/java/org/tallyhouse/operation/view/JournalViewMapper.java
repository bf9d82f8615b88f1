package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.JournalType;

/** Journals by what they book; minor units, credit positive. */
@Mapper
public interface JournalViewMapper {

    /** Of any of these types and this source, and those that correct one of them. */
    List<JournalRow> journals(
            @Param("types") Collection<JournalType> types,
            @Param("source") String source,
            @Param("names") Collection<String> names);

    List<LegRow> legs(Collection<Long> journalIds);

    /** The buffered credit under a reference; its window says when it was or will be posted. */
    @Nullable BufferedRow buffered(String reference);

    /** A journal's head. */
    record JournalRow(
            long journalId,
            JournalType type,
            String source,
            LocalDate businessDate,
            @Nullable String corrects,
            String reason) {}

    /** One side of a journal. */
    record LegRow(long journalId, String account, String currency, long amountMinor, long balanceAfterMinor) {}

    /** A buffered credit: the contra account is debited. */
    record BufferedRow(
            String account, String contra, String currency, long amountMinor, long windowId, String windowStatus) {}
}

package org.tallyhouse.intake.transaction;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the import of transactions looks up, for many rows at once. */
@Mapper
public interface TransactionMapper {

    List<StoredTransaction> findByIds(@Param("ids") Collection<String> ids);

    /** Those that calls of the ledger stand under already, be they transactions or not. */
    Set<String> claimed(@Param("ids") Collection<String> ids);

    /** Those that exist, in the order of their ids, which nothing else undoes meanwhile: lock 4 of the ledger's page. */
    List<String> lock(@Param("ids") Collection<String> ids);

    /** How much of each transaction was undone so far, by the type that did it. */
    List<Undone> undone(@Param("originals") Collection<String> originals);

    /** Minor units of the original's currency. */
    record Undone(String originalTransactionId, TransactionType type, long amountMinor) {}
}

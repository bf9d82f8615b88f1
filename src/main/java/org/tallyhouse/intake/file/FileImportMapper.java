package org.tallyhouse.intake.file;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** Files taken in, and their rejects. */
@Mapper
public interface FileImportMapper {

    @Nullable ImportRow find(@Param("kind") String kind, @Param("sender") String sender, @Param("sha256") String sha256);

    ImportRow byId(long fileId);

    void insert(
            @Param("kind") String kind,
            @Param("sender") String sender,
            @Param("name") String name,
            @Param("sha256") String sha256,
            @Param("sizeBytes") long sizeBytes,
            @Param("businessDate") LocalDate businessDate,
            @Param("importedAt") LocalDateTime importedAt);

    /** Counts a commit; 0 if the file is not where the caller thinks. */
    int advance(
            @Param("fileId") long fileId,
            @Param("before") long before,
            @Param("after") long after,
            @Param("accepted") long accepted,
            @Param("ignored") long ignored,
            @Param("rejected") long rejected);

    int complete(long fileId);

    /** What its rows came to. */
    List<RowLoader.Total> totals(long fileId);

    /** Imports of the date that began before this one, whose files have the same name, and rejects. */
    long countRejectedBefore(
            @Param("fileId") long fileId, @Param("name") String name, @Param("businessDate") LocalDate businessDate);

    /** Streams the rejects in line order. */
    void forEachReject(@Param("fileId") long fileId, ResultHandler<Reject> handler);

    /** An import as stored. */
    record ImportRow(
            long fileId,
            String name,
            String status,
            long rowCount,
            long accepted,
            long ignored,
            long rejected,
            LocalDate businessDate,
            LocalDateTime importedAt) {

        boolean isComplete() {
            return status.equals("COMPLETE");
        }
    }
}

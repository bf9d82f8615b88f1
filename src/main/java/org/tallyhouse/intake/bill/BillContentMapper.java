package org.tallyhouse.intake.bill;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What bills said, so that one which comes again in another file does not count again. */
@Mapper
interface BillContentMapper {

    /** Until the end of the transaction no other bill of the channel is decided about. */
    String lock(String channel);

    /**
     * Keeps what a bill says, and which one said the same before, unless either takes the place of another; 0 if that
     * was decided before.
     */
    int insert(
            @Param("fileId") long fileId,
            @Param("channel") String channel,
            @Param("sha256") String sha256,
            @Param("rowCount") long rowCount,
            @Param("digest") String digest);

    /** Whether another bill said the same before. */
    boolean isKnown(long fileId);
}

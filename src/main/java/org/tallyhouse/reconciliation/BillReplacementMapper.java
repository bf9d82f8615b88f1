package org.tallyhouse.reconciliation;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Which bill takes the place of which. */
@Mapper
interface BillReplacementMapper {

    /** Bills by the name they were imported under. */
    List<Long> bills(@Param("channel") String channel, @Param("name") String name);

    /** Those of them whose place no other content has taken. */
    List<Long> notReplaced(
            @Param("channel") String channel, @Param("name") String name, @Param("sha256") String sha256);

    boolean isTakenIn(@Param("channel") String channel, @Param("sha256") String sha256);

    int forget(@Param("replaced") long replaced, @Param("channel") String channel, @Param("sha256") String sha256);

    int insert(@Param("replaced") long replaced, @Param("channel") String channel, @Param("sha256") String sha256);
}

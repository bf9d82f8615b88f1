package org.tallyhouse.intake.watch;

import java.time.LocalDateTime;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** What was pulled from senders' servers; times are UTC. */
@Mapper
public interface PickedUpMapper {

    /** PULLED or REFUSED; null if it is not known. */
    @Nullable String outcome(@Param("sender") String sender, @Param("file") File file);

    void insert(
            @Param("sender") String sender,
            @Param("file") File file,
            @Param("outcome") String outcome,
            @Param("at") LocalDateTime at);

    int delete(@Param("sender") String sender, @Param("file") File file);

    /** As the server tells it. */
    record File(String name, long sizeBytes, LocalDateTime modifiedAt) {}
}

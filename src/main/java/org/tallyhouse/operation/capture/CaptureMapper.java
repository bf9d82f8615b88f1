package org.tallyhouse.operation.capture;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.operation.capture.HoldCaptures.CaptureRequest;
import org.tallyhouse.operation.capture.HoldCaptures.Status;

/** Requests for captures. */
@Mapper
interface CaptureMapper {

    /** Lock 2 of the ledger's page. */
    @Nullable CaptureRequest lock(String reference);

    /** By reference. */
    List<CaptureRequest> waiting();

    @Nullable AccountKind kindOf(String code);

    void insert(@Param("request") CaptureRequest request, @Param("reason") String reason);

    /** Of a request that waits. */
    int decide(
            @Param("reference") String reference,
            @Param("status") Status status,
            @Param("decidedBy") String decidedBy,
            @Param("reason") String reason);
}

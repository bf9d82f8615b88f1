package org.tallyhouse.ledger;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** What may move an account. */
@Mapper
public interface AccountStatusMapper {

    /** Not locked. */
    @Nullable Found find(String code);

    void change(@Param("accountId") long accountId, @Param("status") Account.Status status);

    /** What never changes of an account. */
    record Found(long accountId, AccountKind kind) {}
}

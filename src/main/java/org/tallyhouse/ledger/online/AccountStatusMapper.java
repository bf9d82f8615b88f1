package org.tallyhouse.ledger.online;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;

/** What may move an account. */
@Mapper
public interface AccountStatusMapper {

    /** Not locked. */
    @Nullable Found find(String code);

    int change(@Param("accountId") long accountId, @Param("from") Account.Status from, @Param("to") Account.Status to);

    /** What never changes of an account. */
    record Found(long accountId, AccountKind kind) {}
}

package org.tallyhouse.run.people;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;

/** Reads operators, and who changed payees. */
@Mapper
public interface OperatorMapper {

    /** All there ever were, by id; none where they were never set up. */
    List<Operator> operators();

    /** Who last changed a merchant's bank account or terms. */
    @Nullable String lastChangeOf(String merchantId);
}

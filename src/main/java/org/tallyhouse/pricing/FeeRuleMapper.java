package org.tallyhouse.pricing;

import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.ResultHandler;

/** Reads fee rules. */
@Mapper
public interface FeeRuleMapper {

    List<FeeRuleRow> rows();

    default List<FeeRule> all() {
        return rows().stream().map(FeeRuleRow::rule).toList();
    }

    void forEachRow(ResultHandler<FeeRuleRow> handler);

    /** Hands over one after the other, in the order of id and version; nothing else is asked of the database meanwhile. */
    default void forEach(Consumer<FeeRule> each) {
        forEachRow(result -> each.accept(result.getResultObject().rule()));
    }
}

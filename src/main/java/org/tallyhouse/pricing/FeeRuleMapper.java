package org.tallyhouse.pricing;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;

/** Reads fee rules. */
@Mapper
public interface FeeRuleMapper {

    List<FeeRuleRow> rows();

    default List<FeeRule> all() {
        return rows().stream().map(FeeRuleRow::rule).toList();
    }
}

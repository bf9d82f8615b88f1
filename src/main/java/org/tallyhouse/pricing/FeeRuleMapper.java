package org.tallyhouse.pricing;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;

/** Reads fee rules. */
@Mapper
public interface FeeRuleMapper {
    List<FeeRule> all();
}

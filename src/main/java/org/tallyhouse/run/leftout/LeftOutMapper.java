package org.tallyhouse.run.leftout;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What nights left out. */
@Mapper
interface LeftOutMapper {
    /** As the table has them. */
    int MOST_SUBJECT = 80;

    int MOST_DETAIL = 255;

    /** What is there already stays as it is. */
    void insert(
            @Param("businessDate") LocalDate businessDate, @Param("stage") String stage, @Param("rows") List<Row> rows);

    List<Row> find(@Param("businessDate") LocalDate businessDate, @Param("stage") String stage);

    List<LeftOut.OfStage> ofDay(LocalDate businessDate);

    record Row(String subject, String detail) {}
}

package org.tallyhouse.run.leftout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.RowBatches;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.leftout.LeftOutMapper.Row;

/**
 * Leaves a merchant, a bank, a channel or a file out of a stage: what it has stays where it is, the night goes on with all others
 * and ends with 3, and the next one tries again.
 */
@Component
public final class LeftOut {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);
    /** Characters of what is told of one. */
    public static final int MOST_DETAIL = LeftOutMapper.MOST_DETAIL;

    private static final int ROWS_PER_STATEMENT = 500;
    private static final int MOST_TOLD = 20;

    private final LeftOutMapper mapper;
    private final OperatorNotices notices;

    LeftOut(LeftOutMapper mapper, OperatorNotices notices) {
        this.mapper = mapper;
        this.notices = notices;
    }

    /** What a stage leaves out of a date, each with what is wrong with it; within the caller's transaction. */
    public void add(LocalDate date, String stage, Map<String, String> details) {
        List<Row> rows = new ArrayList<>();
        details.forEach((subject, detail) ->
                rows.add(new Row(cut(subject, LeftOutMapper.MOST_SUBJECT), cut(detail, MOST_DETAIL))));
        RowBatches.write(rows.stream(), ROWS_PER_STATEMENT, some -> mapper.insert(date, stage, some));
        for (Row row : rows.subList(0, Math.min(rows.size(), MOST_TOLD))) {
            notices.tell("! %s: %s is left out: %s".formatted(stage, row.subject(), row.detail()));
        }
        rows.forEach(row -> LOG.warn("{} of {} leaves out {}: {}", stage, date, row.subject(), row.detail()));
    }

    /** What a stage left out of a date, and why. */
    public Map<String, String> of(LocalDate date, String stage) {
        return mapper.find(date, stage).stream().collect(Collectors.toMap(Row::subject, Row::detail));
    }

    /** All that a date's stages left out. */
    public List<OfStage> of(LocalDate date) {
        return mapper.ofDay(date);
    }

    /** What a stage left out, and why. */
    public record OfStage(String stage, String subject, String detail) {}

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}

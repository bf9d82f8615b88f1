package org.tallyhouse.layout.declared;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A moment, written as the clocks of a zone show it; the value is ISO 8601 with an offset. */
public record TimestampType(String pattern, DateTimeFormatter formatter, ZoneId zone) implements FieldType {

    @Override
    public String read(String bare, Context context) throws FieldFault {
        try {
            return LocalDateTime.parse(bare, formatter)
                    .atZone(zone)
                    .toOffsetDateTime()
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            throw new FieldFault("is not a time like " + pattern);
        }
    }

    @Override
    public Written write(String value, Context context) throws FieldFault {
        try {
            return Written.of(formatter.format(OffsetDateTime.parse(value).atZoneSameInstant(zone)));
        } catch (DateTimeException e) {
            throw new FieldFault("is not a time like 2026-02-13T09:30:00+08:00");
        }
    }
}

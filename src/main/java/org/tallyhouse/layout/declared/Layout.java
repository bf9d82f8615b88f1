package org.tallyhouse.layout.declared;

import java.util.List;
import java.util.stream.Stream;

/** What a kind of file looks like; currency is empty where the layout has none. */
public record Layout(
        String name,
        String title,
        LayoutPurpose purpose,
        LineForm form,
        TextForm text,
        String currency,
        List<RecordLayout> records) {

    public Layout {
        records = List.copyOf(records);
    }

    public boolean isFixedWidth() {
        return form instanceof LineForm.Fixed;
    }

    /** Whether a field is shown by its last four characters only. */
    public boolean isMasked(String record, String field) {
        return records.stream()
                .filter(known -> known.name().equals(record))
                .flatMap(known -> known.field(field).stream())
                .anyMatch(FieldLayout::mask);
    }

    public Stream<RecordLayout> records(RecordRole role) {
        return records.stream().filter(record -> record.role() == role);
    }

    /** Whether the end of the file proves itself. */
    public boolean endsWithFooter() {
        return records(RecordRole.FOOTER).anyMatch(record -> !record.optional());
    }
}

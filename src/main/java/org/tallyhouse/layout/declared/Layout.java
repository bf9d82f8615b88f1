package org.tallyhouse.layout.declared;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/** What a kind of file looks like; comment and currency are empty where the layout has none. */
public final class Layout {
    private final String name;
    private final String title;
    private final LayoutPurpose purpose;
    private final LineForm form;
    private final Charset charset;
    private final String lineEnd;
    private final String comment;
    private final String currency;
    private final List<RecordLayout> records;

    public Layout(
            String name,
            String title,
            LayoutPurpose purpose,
            LineForm form,
            Charset charset,
            String lineEnd,
            String comment,
            String currency,
            List<RecordLayout> records) {
        this.name = name;
        this.title = title;
        this.purpose = purpose;
        this.form = form;
        this.charset = charset;
        this.lineEnd = lineEnd;
        this.comment = comment;
        this.currency = currency;
        this.records = List.copyOf(records);
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public LayoutPurpose purpose() {
        return purpose;
    }

    public Charset charset() {
        return charset;
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

    public LineForm form() {
        return form;
    }

    public String lineEnd() {
        return lineEnd;
    }

    public String comment() {
        return comment;
    }

    public String currency() {
        return currency;
    }

    public List<RecordLayout> records() {
        return records;
    }

    public Stream<RecordLayout> records(RecordRole role) {
        return records.stream().filter(record -> record.role() == role);
    }

    /** Whether the end of the file proves itself. */
    public boolean endsWithFooter() {
        return records(RecordRole.FOOTER).anyMatch(record -> !record.optional());
    }
}

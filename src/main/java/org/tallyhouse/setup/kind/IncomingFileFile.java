package org.tallyhouse.setup.kind;

import org.tallyhouse.layout.FileEndings;
import org.tallyhouse.layout.NamePattern;
import org.tallyhouse.merchant.IncomingFile;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** incoming-files.csv: what files that come by themselves are called, by sender and kind. */
public final class IncomingFileFile implements CsvKind<IncomingFile> {
    private static final KindFields<IncomingFile> FIELDS = KindFields.storedIn("incoming_file");
    private static final FileColumn<String> SENDER =
            FIELDS.required("sender", FieldTypes.ID).key(IncomingFile::sender);
    private static final FileColumn<IncomingFile.Kind> KIND =
            FIELDS.required("kind", FieldTypes.oneOf(IncomingFile.Kind.class)).key(IncomingFile::kind);
    private static final FileColumn<String> PATTERN =
            FIELDS.required("pattern", (text, line) -> pattern(text, line)).free(IncomingFile::pattern);
    private static final FileColumn<String> COMPLETE = FIELDS.extra(
                    "complete", (text, line) -> complete(text), IncomingFile.STABLE)
            .free(IncomingFile::complete);

    private static String pattern(String text, FieldValues line) {
        NamePattern.of(text);
        return FieldTypes.text(255).parse(text, line);
    }

    private static String complete(String text) {
        return text.equals(IncomingFile.STABLE) ? text : FileEndings.marker(text);
    }

    @Override
    public String name() {
        return "incoming files";
    }

    @Override
    public String file() {
        return "incoming-files.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public KindFields<IncomingFile> fields() {
        return FIELDS;
    }

    @Override
    public IncomingFile build(FieldValues row) {
        return new IncomingFile(row.get(SENDER), row.get(KIND), row.get(PATTERN), row.get(COMPLETE));
    }

    @Override
    public String subject(IncomingFile incoming) {
        return "incoming %s of %s".formatted(incoming.kind(), incoming.sender());
    }

    /** A file is booked for whom its folder and name say it is. */
    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}

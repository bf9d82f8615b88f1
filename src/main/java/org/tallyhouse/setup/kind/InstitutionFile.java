package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Optional;
import org.tallyhouse.layout.yaml.YamlMapping;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;
import org.tallyhouse.setup.reading.MappingSource;
import org.tallyhouse.setup.reading.SetUpKind;
import org.tallyhouse.setup.term.Institution;
import org.tallyhouse.setup.term.Institution.FileAdjustments;

/** institution.yml: who we are. There is one, so it needs no key. */
public final class InstitutionFile implements SetUpKind<Institution> {
    public static final String FILE = "institution.yml";

    private static final KindFields<Institution> FIELDS = KindFields.storedIn("institution");
    private static final FileColumn<String> NAME =
            FIELDS.required("name", FieldTypes.text(128)).free(Institution::name);
    private static final FileColumn<String> CALENDAR = FIELDS.required("business_calendar", FieldTypes.ID)
            .fixed(Institution::businessCalendar, "business dates depend on it");
    private static final FileColumn<LocalDate> FIRST = FIELDS.required("first_business_date", FieldTypes.DATE)
            .fixed(Institution::firstBusinessDate, "the books began then");

    private static final FileColumn<FileAdjustments> FILE_ADJUSTMENTS = FIELDS.extra(
                    "file_adjustments", FieldTypes.oneOf(FileAdjustments.class))
            .free(Institution::fileAdjustments);

    @Override
    public String name() {
        return "institution";
    }

    @Override
    public KindFields<Institution> fields() {
        return FIELDS;
    }

    /** Empty if anything in the file is wrong. */
    public Optional<Institution> build(YamlMapping file) {
        int before = file.problems().count();
        file.allowOnly(FIELDS.names());
        FieldValues fields = FieldValues.read(FIELDS.columns(), new MappingSource(file), file.problems());
        return file.problems().count() > before
                ? Optional.empty()
                : Optional.of(new Institution(
                        fields.get(NAME),
                        fields.get(CALENDAR),
                        fields.get(FIRST),
                        fields.get(FILE_ADJUSTMENTS, FileAdjustments.PROPOSED)));
    }

    @Override
    public String subject(Institution institution) {
        return "institution";
    }
}

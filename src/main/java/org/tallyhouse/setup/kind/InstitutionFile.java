package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;
import org.tallyhouse.setup.reading.SetUpKind;
import org.tallyhouse.setup.reading.YamlFields;
import org.tallyhouse.setup.term.Institution;

/** institution.yml: who we are. There is one, so it needs no key. */
public final class InstitutionFile implements SetUpKind<Institution> {
    public static final String FILE = "institution.yml";

    private static final FileColumn<String> NAME = FileColumn.required("name", FieldTypes.text(128));
    private static final FileColumn<String> CALENDAR = FileColumn.required("business_calendar", FieldTypes.ID);
    private static final FileColumn<LocalDate> FIRST = FileColumn.required("first_business_date", FieldTypes.DATE);

    public static final KindTable<Institution> TABLE =
            new KindTable<>("institution", List.of("name", "business_calendar", "first_business_date"), institution ->
                    new Object[] {institution.name(), institution.businessCalendar(), institution.firstBusinessDate()});

    @Override
    public String name() {
        return "institution";
    }

    /** Empty if anything in the file is wrong. */
    public Optional<Institution> build(YamlFields file) {
        int before = file.problems().count();
        file.allowOnly(List.of(NAME.name(), CALENDAR.name(), FIRST.name()));
        FieldValues fields = FieldValues.read(List.of(NAME, CALENDAR, FIRST), file, file.problems());
        return file.problems().count() > before
                ? Optional.empty()
                : Optional.of(new Institution(fields.get(NAME), fields.get(CALENDAR), fields.get(FIRST)));
    }

    @Override
    public List<String> key(Institution institution) {
        return List.of();
    }

    @Override
    public String subject(Institution institution) {
        return "institution";
    }

    @Override
    public List<KindAttribute<Institution>> attributes() {
        return List.of(
                KindAttribute.free("name", Institution::name),
                KindAttribute.fixed("business_calendar", Institution::businessCalendar, "business dates depend on it"),
                KindAttribute.fixed("first_business_date", Institution::firstBusinessDate, "the books began then"));
    }
}

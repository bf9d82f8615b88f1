package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Kind;
import org.tallyhouse.setup.reading.Table;
import org.tallyhouse.setup.reading.YamlFields;
import org.tallyhouse.setup.term.Institution;

/** institution.yml: who we are. There is one, so it needs no key. */
public final class InstitutionFile implements Kind<Institution> {
    public static final String FILE = "institution.yml";

    private static final Column<String> NAME = Column.required("name", FieldTypes.text(128));
    private static final Column<String> CALENDAR = Column.required("business_calendar", FieldTypes.ID);
    private static final Column<LocalDate> FIRST = Column.required("first_business_date", FieldTypes.DATE);

    public static final Table<Institution> TABLE =
            new Table<>("institution", List.of("name", "business_calendar", "first_business_date"), institution ->
                    new Object[] {institution.name(), institution.businessCalendar(), institution.firstBusinessDate()});

    @Override
    public String name() {
        return "institution";
    }

    /** Empty if anything in the file is wrong. */
    public Optional<Institution> build(YamlFields file) {
        int before = file.problems().count();
        file.allowOnly(List.of(NAME.name(), CALENDAR.name(), FIRST.name()));
        Fields fields = Fields.read(List.of(NAME, CALENDAR, FIRST), file, file.problems());
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
    public List<Attribute<Institution>> attributes() {
        return List.of(
                Attribute.free("name", Institution::name),
                Attribute.fixed("business_calendar", Institution::businessCalendar, "business dates depend on it"),
                Attribute.fixed("first_business_date", Institution::firstBusinessDate, "the books began then"));
    }
}

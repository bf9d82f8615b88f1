package org.tallyhouse.setup.kind;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.layout.yaml.YamlMapping;
import org.tallyhouse.layout.yaml.YamlText;
import org.tallyhouse.setup.reading.FieldType;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindFields;
import org.tallyhouse.setup.reading.MappingSource;
import org.tallyhouse.setup.reading.SetUpKind;
import org.tallyhouse.setup.reading.StoredDifference;
import org.tallyhouse.setup.term.CalendarSheet;
import org.tallyhouse.setup.term.CalendarSheet.Day;

/** calendars/*.yml: which days work. A stored calendar may gain days and coverage; it loses none. */
public final class CalendarFile implements SetUpKind<CalendarSheet> {
    private static final KindFields<CalendarSheet> FIELDS = KindFields.storedIn("calendar");
    public static final FileColumn<String> CALENDAR =
            FIELDS.required("calendar", FieldTypes.ID).storedAs("calendar_id").key(CalendarSheet::calendarId);
    private static final FileColumn<String> NAME =
            FIELDS.required("name", FieldTypes.text(128)).free(CalendarSheet::name);
    private static final FileColumn<LocalDate> FROM = FileColumn.required("from", FieldTypes.DATE);
    private static final FileColumn<LocalDate> TO = FileColumn.required("to", FieldTypes.dateFrom(FROM));
    private static final String COVERS = "covers";
    private static final String WEEKEND = "weekend";
    private static final String HOLIDAYS = "holidays";
    private static final String WORKING_DAYS = "working_days";

    @Override
    public String name() {
        return "calendars";
    }

    @Override
    public KindFields<CalendarSheet> fields() {
        return FIELDS;
    }

    /** Empty if anything in the file is wrong. */
    public Optional<CalendarSheet> build(YamlMapping file) {
        int before = file.problems().count();
        file.allowOnly(List.of(CALENDAR.name(), NAME.name(), COVERS, WEEKEND, HOLIDAYS, WORKING_DAYS));
        FieldValues top = FieldValues.read(FIELDS.columns(), new MappingSource(file), file.problems());
        Optional<FieldValues> covers = file.requiredMapping(COVERS).map(CalendarFile::covers);
        SortedSet<DayOfWeek> weekend = weekend(file);
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        Predicate<LocalDate> covered =
                date -> covers.map(span -> isIn(span, date)).orElse(true);
        addDays(file.mappings(HOLIDAYS), false, covered, days);
        addDays(file.mappings(WORKING_DAYS), true, covered, days);
        if (file.problems().count() > before) {
            return Optional.empty();
        }
        FieldValues span = covers.orElseThrow();
        return Optional.of(
                new CalendarSheet(top.get(CALENDAR), top.get(NAME), span.get(FROM), span.get(TO), weekend, days));
    }

    private static FieldValues covers(YamlMapping covers) {
        covers.allowOnly(List.of(FROM.name(), TO.name()));
        return FieldValues.read(List.of(FROM, TO), new MappingSource(covers), covers.problems());
    }

    private static boolean isIn(FieldValues span, LocalDate date) {
        LocalDate from = span.find(FROM);
        LocalDate to = span.find(TO);
        return from == null || to == null || (!date.isBefore(from) && !date.isAfter(to));
    }

    private static SortedSet<DayOfWeek> weekend(YamlMapping file) {
        SortedSet<DayOfWeek> weekend = new TreeSet<>();
        if (!file.has(WEEKEND)) {
            file.problem(WEEKEND, "is missing; a list without items is []");
        }
        for (YamlText text : file.texts(WEEKEND)) {
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().equals(text.text()))
                    .findFirst()
                    .ifPresentOrElse(weekend::add, () -> file.problem(WEEKEND, text, "is no day of the week"));
        }
        if (weekend.size() == DayOfWeek.values().length) {
            file.problem(WEEKEND, "leaves no working day in the week");
        }
        return weekend;
    }

    /** The field that says a day. */
    public static String dateField(Day day) {
        return (day.working() ? WORKING_DAYS : HOLIDAYS) + ".date";
    }

    private static void addDays(
            List<YamlMapping> read, boolean working, Predicate<LocalDate> covered, SortedMap<LocalDate, Day> days) {
        FileColumn<LocalDate> date = FileColumn.required("date", newDay(covered, days));
        for (YamlMapping day : read) {
            day.allowOnly(List.of(date.name(), NAME.name()));
            FieldValues fields = FieldValues.read(List.of(date, NAME), new MappingSource(day), day.problems());
            LocalDate found = fields.find(date);
            if (found != null) {
                days.put(found, new Day(working, fields.get(NAME, "")));
            }
        }
    }

    private static FieldType<LocalDate> newDay(Predicate<LocalDate> covered, SortedMap<LocalDate, Day> days) {
        return (text, line) -> {
            LocalDate date = FieldTypes.DATE.parse(text, line);
            if (!covered.test(date)) {
                throw new IllegalArgumentException("is outside of what the calendar covers");
            }
            if (days.containsKey(date)) {
                throw new IllegalArgumentException("is named twice");
            }
            return date;
        };
    }

    @Override
    public String subject(CalendarSheet sheet) {
        return "calendar " + sheet.calendarId();
    }

    @Override
    public List<KindAttribute<CalendarSheet>> attributes() {
        List<KindAttribute<CalendarSheet>> attributes = new ArrayList<>(FIELDS.attributes());
        attributes.add(KindAttribute.fixed(WEEKEND, CalendarSheet::weekendDays, "add a calendar with another week"));
        return attributes;
    }

    /** With what stands in the file as a list or in a mapping of its own. */
    @Override
    public BulkTable<CalendarSheet> table() {
        return FIELDS.table()
                .with("covers_from", CalendarSheet::coversFrom)
                .with("covers_to", CalendarSheet::coversTo)
                .with("weekend_days", CalendarSheet::weekendDays);
    }

    @Override
    public List<StoredDifference> differences(CalendarSheet stored, CalendarSheet read) {
        List<StoredDifference> found = new ArrayList<>(SetUpKind.super.differences(stored, read));
        compareCoverage("covers.from", stored.coversFrom(), read.coversFrom(), read.coversFrom(), stored.coversFrom())
                .ifPresent(found::add);
        compareCoverage("covers.to", stored.coversTo(), read.coversTo(), stored.coversTo(), read.coversTo())
                .ifPresent(found::add);
        read.days().forEach((date, day) -> {
            Day was = stored.days().get(date);
            if (!day.equals(was)) {
                found.add(StoredDifference.allowed(
                        "day " + date, was == null ? StoredDifference.NONE : was.toString(), day.toString()));
            }
        });
        return found;
    }

    /** Coverage may only grow: then low is not after high. */
    private static Optional<StoredDifference> compareCoverage(
            String field, LocalDate stored, LocalDate read, LocalDate low, LocalDate high) {
        if (stored.equals(read)) {
            return Optional.empty();
        }
        return Optional.of(
                low.isAfter(high)
                        ? StoredDifference.refused(field, stored.toString(), read.toString(), "coverage may only grow")
                        : StoredDifference.allowed(field, stored.toString(), read.toString()));
    }

    /** Days that the file does not name any more stay. */
    @Override
    public CalendarSheet merged(CalendarSheet stored, CalendarSheet read) {
        SortedMap<LocalDate, Day> days = new TreeMap<>(stored.days());
        days.putAll(read.days());
        return new CalendarSheet(
                read.calendarId(), read.name(), read.coversFrom(), read.coversTo(), read.weekend(), days);
    }
}

package org.tallyhouse.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.yaml.YamlFile;
import org.tallyhouse.layout.yaml.YamlMapping;
import org.tallyhouse.layout.yaml.YamlText;

/** Reads {@code schedule.yml} and tells all its problems at once. */
public final class ScheduleFile {
    public static final String NAME = "schedule.yml";

    private static final List<String> KEYS = List.of("time-zone", "day-ends", "entries");
    private static final List<String> ENTRY_KEYS = List.of(
            "run",
            "cron",
            "at",
            "before-cut-off",
            "bank",
            "calendar",
            "waits-for",
            "at-the-latest",
            "again-every",
            "until",
            "misfire");
    private static final List<String> AWAITED_KEYS = List.of("bills", "results", "statements");
    private static final Pattern ENTRY_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
    private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,4})(s|m|h)");

    private static final Duration LONGEST = Duration.ofHours(24);

    private final YamlMapping file;

    private ScheduleFile(YamlMapping file) {
        this.file = file;
    }

    /**
     * Empty if there is no such file.
     *
     * @throws FilesRefused with all problems of the file
     */
    public static Optional<Schedule> read(Path path) {
        return read(path, ScheduleFile::schedule);
    }

    private static <T> Optional<T> read(Path path, Function<ScheduleFile, Optional<T>> what) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        FileProblems problems = new FileProblems();
        Optional<T> found = YamlFile.read(path, NAME, problems).flatMap(yaml -> what.apply(new ScheduleFile(yaml)));
        problems.refuseIfAny(path + " is");
        return found;
    }

    /**
     * The institution's clock as the file sets it; empty if there is no such file. An entry that is wrong stops those who
     * read the entries, and no other command.
     *
     * @throws FilesRefused if the file cannot be read, or its zone or the end of its day is wrong
     */
    public static Optional<WallClock> clock(Path path, Clock clock) {
        return read(path, file -> file.zone().map(zone -> new WallClock(clock, zone, file.dayEnds())));
    }

    private LocalTime dayEnds() {
        return time(file, "day-ends").orElse(LocalTime.MIDNIGHT);
    }

    private Optional<Schedule> schedule() {
        file.allowOnly(KEYS);
        Optional<ZoneId> zone = zone();
        dayEnds();
        // other problems are told as well where the zone is one
        ZoneId known = zone.orElse(ZoneId.of("UTC"));
        List<ScheduleEntry> entries = new ArrayList<>();
        file.mapping("entries")
                .ifPresent(all -> all.keys()
                        .forEach(name -> all.mapping(name)
                                .flatMap(entry -> entry(name, entry, known))
                                .ifPresent(entries::add)));
        return zone.map(is -> new Schedule(is, entries));
    }

    private Optional<ZoneId> zone() {
        String text = file.requiredText("time-zone");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            file.problem("time-zone", text, "is no time zone like Asia/Shanghai");
            return Optional.empty();
        }
    }

    private Optional<ScheduleEntry> entry(String name, YamlMapping entry, ZoneId zone) {
        int before = entry.problems().count();
        entry.allowOnly(ENTRY_KEYS);
        if (!ENTRY_NAME.matcher(name).matches()) {
            entry.problem("run", name, "has a name that is not of small letters, digits and hyphens, 40 at most");
        }
        ScheduleEntry made = new ScheduleEntry(
                name,
                entry.line(),
                words(entry),
                new EntryTimes(times(entry), zone),
                beforeCutOff(entry),
                entry.text("calendar", ""),
                awaited(entry),
                tryAgain(entry),
                entry.oneOf("misfire", MisfireRule.class, MisfireRule.RUN_ONCE));
        return entry.problems().count() > before ? Optional.empty() : Optional.of(made);
    }

    private static List<String> words(YamlMapping entry) {
        if (!entry.has("run")) {
            entry.problem("run", "is missing: the command and its options");
            return List.of();
        }
        List<YamlText> given = entry.textOrTexts("run");
        if (given.isEmpty()) {
            entry.problem("run", "is empty: the command and its options");
        }
        if (given.size() != 1) {
            return given.stream().map(YamlText::text).toList();
        }
        String text = given.get(0).text();
        if (text.isBlank() || text.contains("'") || text.contains("\"")) {
            entry.problem(
                    "run", text, "is split at blanks; write words with blanks or quotes as a list, [hold, expire]");
        }
        return List.of(text.strip().split("\\s+"));
    }

    private static List<CronTimes> times(YamlMapping entry) {
        List<CronTimes> times = new ArrayList<>();
        if (Stream.of("cron", "at", "before-cut-off").filter(entry::has).count() != 1) {
            entry.problem("cron", "or at or before-cut-off is needed, exactly one of them");
        }
        Stream.of("cron", "at")
                .filter(entry::has)
                .filter(key -> entry.textOrTexts(key).isEmpty())
                .forEach(key -> entry.problem(key, "is empty, so it would never be due"));
        for (YamlText text : entry.textOrTexts("cron")) {
            try {
                times.add(CronTimes.parse(text.text()));
            } catch (IllegalArgumentException e) {
                entry.problem("cron", text, String.valueOf(e.getMessage()));
            }
        }
        for (YamlText text : entry.textOrTexts("at")) {
            Matcher time = TIME.matcher(text.text());
            if (time.matches()) {
                times.add(CronTimes.parse(
                        "%d %d * * *".formatted(Integer.parseInt(time.group(2)), Integer.parseInt(time.group(1)))));
            } else {
                entry.problem("at", text, "is no time of day like \"00:30\"");
            }
        }
        return times;
    }

    private static @Nullable BeforeCutOff beforeCutOff(YamlMapping entry) {
        if (entry.has("bank") != entry.has("before-cut-off")) {
            entry.problem("before-cut-off", "and bank go together");
        }
        return duration(entry, "before-cut-off")
                .map(before -> new BeforeCutOff(entry.text("bank", ""), before))
                .orElse(null);
    }

    private static AwaitedInputs awaited(YamlMapping entry) {
        Optional<LocalTime> latest = time(entry, "at-the-latest");
        Optional<YamlMapping> awaited = entry.mapping("waits-for");
        if (awaited.isPresent() && !entry.has("again-every")) {
            entry.problem("waits-for", "needs again-every and until, or nobody would look again");
        }
        if (awaited.isEmpty()) {
            latest.ifPresent(time -> entry.problem("at-the-latest", "needs waits-for"));
            return AwaitedInputs.NONE;
        }
        awaited.get().allowOnly(AWAITED_KEYS);
        return new AwaitedInputs(
                texts(awaited.get(), "bills"),
                texts(awaited.get(), "results"),
                texts(awaited.get(), "statements"),
                latest.orElse(null));
    }

    private static List<String> texts(YamlMapping mapping, String key) {
        return mapping.textOrTexts(key).stream().map(YamlText::text).toList();
    }

    private static @Nullable TryAgain tryAgain(YamlMapping entry) {
        if (entry.has("again-every") != entry.has("until")) {
            entry.problem("again-every", "and until go together");
        }
        Optional<LocalTime> until = time(entry, "until");
        Optional<Duration> every = duration(entry, "again-every");
        return until.isPresent() && every.isPresent() ? new TryAgain(every.get(), until.get()) : null;
    }

    private static Optional<LocalTime> time(YamlMapping mapping, String key) {
        String text = mapping.text(key, "");
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))));
        }
        if (mapping.has(key)) {
            mapping.problem(key, text, "is no time of day like \"10:30\"");
        }
        return Optional.empty();
    }

    private static Optional<Duration> duration(YamlMapping mapping, String key) {
        String text = mapping.text(key, "");
        Matcher duration = DURATION.matcher(text);
        if (duration.matches()) {
            Duration length =
                    Duration.parse("PT" + duration.group(1) + duration.group(2).toUpperCase(Locale.ROOT));
            if (length.compareTo(LONGEST) <= 0) {
                return Optional.of(length);
            }
        }
        if (mapping.has(key)) {
            mapping.problem(key, text, "is no time like 30s, 10m or 1h, of 24h at most");
        }
        return Optional.empty();
    }
}

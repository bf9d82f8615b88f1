package org.tallyhouse.setup.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.yaml.YamlFile;
import org.tallyhouse.layout.yaml.YamlMapping;
import org.tallyhouse.setup.kind.CalendarFile;
import org.tallyhouse.setup.kind.InstitutionFile;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.CsvLines;
import org.tallyhouse.setup.reading.FieldPlace;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.KindLines;
import org.tallyhouse.setup.reading.MappingSource;
import org.tallyhouse.setup.reading.SetUpKind;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.reading.SharedParts;
import org.tallyhouse.setup.term.CalendarSheet;
import org.tallyhouse.setup.term.Institution;

/** The files of a set-up folder. What is wrong with one of them is a problem; the others are still read. */
record SetUpFolder(Path folder, SetUpProblems problems, SharedParts parts) {
    private static final String CALENDARS = "calendars";

    /** @throws FilesRefused if there is no such folder */
    void requireFolder() {
        if (!Files.isDirectory(folder)) {
            problems.add(new FileProblem(folder.toString(), 1, "", "", "is no folder"));
            problems.refuseIfAny();
        }
    }

    <T> KindLines<T> csv(CsvKind<T> kind) {
        return CsvLines.read(kind, folder, problems, parts);
    }

    KindLines<Institution> institution(InstitutionFile kind) {
        KindLines<Institution> lines = new KindLines<>(parts);
        YamlFile.read(folder.resolve(InstitutionFile.FILE), InstitutionFile.FILE, problems)
                .ifPresentOrElse(
                        file -> {
                            MappingSource place = new MappingSource(file);
                            lines.take(List.of(), place);
                            kind.build(file).ifPresent(institution -> addLine(lines, kind, place, institution));
                        },
                        lines::incomplete);
        return lines;
    }

    KindLines<CalendarSheet> calendars(CalendarFile kind) {
        KindLines<CalendarSheet> lines = new KindLines<>(parts);
        List<String> files = files(CALENDARS).stream()
                .filter(name -> name.endsWith(".yml"))
                .map(name -> CALENDARS + "/" + name)
                .toList();
        if (files.isEmpty()) {
            lines.incomplete();
            problems.add(new FileProblem(CALENDARS, 1, "", "", "has no calendar: at least one .yml file is needed"));
        }
        for (String file : files) {
            YamlFile.read(folder.resolve(file), file, problems)
                    .ifPresentOrElse(read -> addCalendar(lines, kind, read), lines::incomplete);
        }
        return lines;
    }

    private void addCalendar(KindLines<CalendarSheet> lines, CalendarFile kind, YamlMapping file) {
        String key = CalendarFile.CALENDAR.name();
        MappingSource place = new MappingSource(file);
        String id = place.text(key);
        FieldPlace taken = lines.take(List.of(id), place);
        if (taken != null) {
            file.problem(key, id, "is in " + taken.file() + " already");
        }
        Optional<CalendarSheet> sheet = kind.build(file);
        if (taken == null) {
            sheet.ifPresent(found -> addLine(lines, kind, place, found));
        }
    }

    private static <T> void addLine(KindLines<T> lines, SetUpKind<T> kind, MappingSource place, T thing) {
        lines.add(kind.key(thing), new FileLine<>(place, thing));
    }

    /** A misspelt name of an optional file would otherwise go unseen. */
    void refuseUnknownFiles(Set<String> known) {
        Stream.concat(
                        files("").stream().filter(name -> !known.contains(name)),
                        files(CALENDARS).stream()
                                .filter(name -> !name.endsWith(".yml"))
                                .map(name -> CALENDARS + "/" + name))
                .forEach(name -> problems.add(new FileProblem(name, 1, "", "", "is no file of a set-up folder")));
    }

    /** Names of the data files in a folder below this one, sorted. */
    private List<String> files(String below) {
        Path directory = folder.resolve(below);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[^.].*\\.(csv|yml|yaml)"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}

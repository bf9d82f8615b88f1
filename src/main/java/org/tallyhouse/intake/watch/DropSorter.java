package org.tallyhouse.intake.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.intake.watch.DropPlan.Aside;
import org.tallyhouse.intake.watch.DropPlan.Take;
import org.tallyhouse.intake.watch.Dropped.What;
import org.tallyhouse.intake.watch.SenderRules.Rule;

/** Sorts what lies in the drop folders: what is taken, what is moved aside, what waits. */
final class DropSorter {
    /** So long a marker may be without its file, and a file without its marker. */
    private static final Duration ALONE = Duration.ofDays(1);

    /** A marker is a few bytes, but may come in two writes. */
    private static final Duration MARKER_WRITTEN = Duration.ofSeconds(1);

    /** Clocks of two machines differ by less. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final SenderRules rules;
    private final DropPlan.Times times;
    private final Set<Path> whole;
    private final DropPlan plan;

    DropSorter(SenderRules rules, DropPlan.Times times, Set<Path> whole, DropPlan plan) {
        this.rules = rules;
        this.times = times;
        this.whole = whole;
        this.plan = plan;
    }

    void sort(DropLook look) {
        Set<String> unfinished = look.leftovers().stream()
                .map(leftover -> place(leftover.sender(), leftover.path()))
                .collect(Collectors.toSet());
        look.dropped().stream()
                .collect(Collectors.groupingBy(Dropped::sender, LinkedHashMap::new, Collectors.toList()))
                .forEach((sender, dropped) -> sortFolder(sender, dropped, unfinished));
    }

    private static String place(String sender, Path path) {
        return sender + "/" + path.getFileName();
    }

    private void sortFolder(String sender, List<Dropped> dropped, Set<String> unfinished) {
        warnOfClock(dropped);
        Map<String, Dropped> files = dropped.stream()
                .filter(file -> file.what() == What.FILE)
                .collect(Collectors.toMap(Dropped::name, Function.identity()));
        Set<String> endings = rules.endings(sender);
        for (Dropped each : dropped) {
            String base = base(each.name(), endings);
            if (each.what() != What.FILE || sender.isEmpty()) {
                moveAsideWhenStable(each, List.of(), misplaced(each));
            } else if (!base.isEmpty()) {
                sortCompanion(each, files.get(base), base);
            } else if (!unfinished.contains(place(sender, each.path()))) {
                sortFile(each, companions(each.name(), endings, files));
            }
        }
    }

    private void warnOfClock(List<Dropped> dropped) {
        dropped.stream()
                .filter(each -> each.changed().isAfter(times.now().plus(CLOCKS_DIFFER)))
                .findFirst()
                .ifPresent(ahead -> plan.warnings()
                        .add(("%s was changed at %s, which has not come yet: the clocks of this machine and of the"
                                        + " folder's differ, so nobody knows when a file is stable; set them right")
                                .formatted(ahead.path(), ahead.changed())));
    }

    /** The file that a companion belongs to; empty if it is none. */
    private static String base(String name, Set<String> endings) {
        return endings.stream()
                .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .findFirst()
                .orElse("");
    }

    private static List<Dropped> companions(String name, Set<String> endings, Map<String, Dropped> files) {
        return endings.stream()
                .flatMap(ending -> Stream.ofNullable(files.get(name + ending)))
                .toList();
    }

    private void sortCompanion(Dropped companion, @Nullable Dropped file, String base) {
        if (file == null && companion.isUnchangedFor(ALONE, times.now())) {
            moveAside(
                    companion,
                    List.of(),
                    new Reason(
                            "it came without %s, the file it belongs to, and a day went by".formatted(base),
                            "Ask the sender whether that file is missing."));
        }
    }

    private void sortFile(Dropped file, List<Dropped> companions) {
        if (file.name().chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
            moveAsideWhenStable(
                    file,
                    companions,
                    new Reason(
                            "its name has a control character or a backslash in it",
                            "Have it sent under a plain name."));
            return;
        }
        if (!rules.knows(file.sender())) {
            moveAsideWhenStable(file, companions, unknownSender(file));
            return;
        }
        List<Rule> fitting = rules.fitting(file.sender(), file.name());
        if (fitting.size() != 1) {
            moveAsideWhenStable(file, companions, unclear(file, fitting));
            return;
        }
        sortKnown(file, companions, fitting.get(0));
    }

    private void sortKnown(Dropped file, List<Dropped> companions, Rule rule) {
        String marker = rule.marker();
        boolean isMarked =
                companions.stream().anyMatch(companion -> companion.name().equals(file.name() + marker));
        boolean areWritten = companions.stream()
                .allMatch(companion -> whole.contains(companion.path())
                        || companion.isUnchangedFor(
                                marker.isEmpty() ? times.stableFor() : MARKER_WRITTEN, times.now()));
        boolean isComplete = whole.contains(file.path())
                || (marker.isEmpty() ? file.isUnchangedFor(times.stableFor(), times.now()) : isMarked);
        if (isComplete && areWritten) {
            plan.takes().add(new Take(rule.kind(), file, companions));
        } else if (!isComplete && !marker.isEmpty() && file.isUnchangedFor(ALONE, times.now())) {
            moveAside(
                    file,
                    companions,
                    new Reason(
                            "no %s%s came within a day to say that it is complete".formatted(file.name(), marker),
                            "Ask the sender whether it is; then put the file back with its marker."));
        }
    }

    private void moveAsideWhenStable(Dropped dropped, List<Dropped> companions, Reason reason) {
        if (dropped.isUnchangedFor(times.stableFor(), times.now())) {
            moveAside(dropped, companions, reason);
        }
    }

    private void moveAside(Dropped dropped, List<Dropped> companions, Reason reason) {
        plan.asides().add(new Aside(dropped, companions, reason));
    }

    private static Reason misplaced(Dropped each) {
        return switch (each.what()) {
            case FILE ->
                new Reason(
                        "it lay in in/drop itself, so nobody knows who sent it",
                        "Put it into the folder of its sender: in/drop/<channel>, in/drop/<bank> or in/drop/online.");
            case FOLDER ->
                new Reason(
                        "it is a folder, and those in a sender's folder are not looked into",
                        "Put its files into the sender's folder.");
            case LINK ->
                new Reason(
                        "it is a symbolic link, which is not followed",
                        "Put the file itself there, or mount the folder.");
            case SPECIAL -> new Reason("it is no file but a device, a pipe or a socket", "Put a file there.");
        };
    }

    private Reason unknownSender(Dropped file) {
        String nearest = rules.nearest(file.sender());
        return new Reason(
                "there is no channel or bank %s in the set-up; the nearest is %s".formatted(file.sender(), nearest),
                "Rename the folder in/drop/%s to in/drop/%s if that was meant, and put the file there."
                        .formatted(file.sender(), nearest));
    }

    private Reason unclear(Dropped file, List<Rule> fitting) {
        String help = "Have it sent under a name that fits, or change incoming-files.csv and run ./run.sh setup DIR.";
        if (fitting.isEmpty()) {
            return new Reason(
                    "its name fits no pattern of %s: %s".formatted(file.sender(), told(rules.of(file.sender()))), help);
        }
        return new Reason("its name fits more than one kind of file equally well: %s".formatted(told(fitting)), help);
    }

    private static String told(List<Rule> rules) {
        return rules.stream().map(Rule::toString).collect(Collectors.joining(", "));
    }
}

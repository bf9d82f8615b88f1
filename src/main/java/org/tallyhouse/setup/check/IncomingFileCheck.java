package org.tallyhouse.setup.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tallyhouse.merchant.IncomingFile;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;

/** A sender sends files of its kind; no pattern is said of two kinds, or ends like its own marker. */
final class IncomingFileCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        Map<List<String>, IncomingFile> said = new HashMap<>();
        for (FileLine<IncomingFile> line : content.incomingFiles().lines()) {
            requireSender(content, line, problems);
            for (String glob : globs(line.value())) {
                requireOtherEnding(line, glob, problems);
                IncomingFile other = said.putIfAbsent(List.of(line.value().sender(), glob), line.value());
                if (other != null && other.kind() != line.value().kind()) {
                    problems.add(
                            line,
                            "pattern",
                            line.value().pattern(),
                            "says %s, which is of kind %s already".formatted(glob, other.kind()));
                }
            }
        }
    }

    private static void requireSender(SetUpContent content, FileLine<IncomingFile> line, SetUpProblems problems) {
        IncomingFile incoming = line.value();
        String problem = switch (incoming.kind()) {
            case TRANSACTIONS ->
                incoming.sender().equals(IncomingFile.ONLINE) ? "" : "sends no transactions: online does";
            case CHANNEL_BILL -> content.channels().knows(incoming.sender()) ? "" : "is no channel";
            case STATEMENT, RESULTS -> content.banks().knows(incoming.sender()) ? "" : "is no bank";
        };
        if (!problem.isEmpty()) {
            problems.add(line, "sender", incoming.sender(), problem);
        }
    }

    /** Else each file would be taken for the marker of another one. */
    private static void requireOtherEnding(FileLine<IncomingFile> line, String glob, SetUpProblems problems) {
        String marker = line.value().complete();
        if (glob.endsWith(marker.toLowerCase(Locale.ROOT))) {
            problems.add(
                    line,
                    "pattern",
                    line.value().pattern(),
                    "says %s, which ends like its marker %s".formatted(glob, marker));
        }
    }

    private static List<String> globs(IncomingFile incoming) {
        return Arrays.stream(incoming.pattern().toLowerCase(Locale.ROOT).split("\\|"))
                .distinct()
                .toList();
    }
}

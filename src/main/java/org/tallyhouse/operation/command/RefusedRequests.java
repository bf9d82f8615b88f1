package org.tallyhouse.operation.command;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.failure.ShownText;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.Workplace;
import picocli.CommandLine.ParseResult;

/** Writes to the audit log what people were refused, in a transaction of its own: that of the deed is undone. */
final class RefusedRequests {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
    private static final int LONGEST_SUBJECT = 128;
    private static final int LONGEST_DETAIL = 2000;

    private RefusedRequests() {}

    static void audit(Exception refused, ParseResult parsed, Terminal terminal) {
        List<ParseResult> commands = parsed.asCommandLineList().stream()
                .map(line -> line.getParseResult())
                .toList();
        ParseResult last = commands.get(commands.size() - 1);
        String command =
                commands.stream().skip(1).map(part -> part.commandSpec().name()).collect(Collectors.joining(" "));
        String detail = "%s; asked for: %s".formatted(refused.getMessage(), String.join(" ", parsed.originalArgs()));
        try (QuickLook glance = terminal.glance()) {
            glance.audit()
                    .write(
                            option(last, "--operator", Workplace.here().login()),
                            option(last, "--reason", ""),
                            "refused",
                            shown(command, LONGEST_SUBJECT),
                            shown(detail, LONGEST_DETAIL));
        } catch (PersistenceException e) {
            LOG.error("a refusal could not be written to the audit log", e);
        }
    }

    private static String option(ParseResult command, String name, String otherwise) {
        Object given = command.matchedOptionValue(name, otherwise);
        return given == null ? otherwise : given.toString();
    }

    private static String shown(String text, int most) {
        String line = ShownText.onOneLine(text);
        return line.substring(0, Math.min(line.length(), most));
    }
}

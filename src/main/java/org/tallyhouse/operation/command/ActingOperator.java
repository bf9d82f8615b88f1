package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.Workplace;
import org.tallyhouse.run.people.ActingPerson;
import org.tallyhouse.run.people.Role;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Who gives a command, and whether its role lets it, before the command begins: one place for all of them. Where no
 * operators are set up whoever says a name has it.
 */
final class ActingOperator {
    private static final String OPTION = "--operator";
    private static final String IMPORT = "import";

    /** By the command; those of {@code import} have one together. What is not here changes nothing, and anybody may. */
    static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("setup", Role.SET_UP),
            Map.entry(IMPORT, Role.RUN),
            Map.entry("collect", Role.RUN),
            Map.entry("turn", Role.RUN),
            Map.entry("cutover", Role.RUN),
            Map.entry("nightly", Role.RUN),
            Map.entry("job", Role.RUN),
            Map.entry("schedule", Role.RUN),
            Map.entry("schedule run", Role.RUN),
            Map.entry("hold expire", Role.RUN),
            Map.entry("payouts file", Role.RUN),
            Map.entry("payouts deliver", Role.RUN),
            Map.entry("account-status", Role.PROPOSE),
            Map.entry("adjustment propose", Role.PROPOSE),
            Map.entry("adjustment approve", Role.APPROVE),
            Map.entry("adjustment reject", Role.APPROVE),
            Map.entry("breaks assign", Role.PROPOSE),
            Map.entry("breaks resolve", Role.PROPOSE),
            Map.entry("breaks approve", Role.APPROVE),
            Map.entry("breaks reject", Role.APPROVE),
            Map.entry("breaks undo", Role.APPROVE),
            Map.entry("hold place", Role.PROPOSE),
            Map.entry("hold capture", Role.PROPOSE),
            Map.entry("hold release", Role.PROPOSE),
            Map.entry("hold approve", Role.APPROVE),
            Map.entry("hold reject", Role.APPROVE),
            Map.entry("invoice paid", Role.PROPOSE),
            Map.entry("payouts approve", Role.APPROVE),
            Map.entry("payouts reject", Role.APPROVE),
            Map.entry("payouts order", Role.PROPOSE),
            Map.entry("payouts resend", Role.PROPOSE),
            Map.entry("quarantine release", Role.PROPOSE),
            Map.entry("quarantine void", Role.PROPOSE),
            Map.entry("quarantine approve", Role.APPROVE),
            Map.entry("quarantine reject", Role.APPROVE),
            Map.entry("settle", Role.PROPOSE),
            Map.entry("settlement-hold place", Role.PROPOSE),
            Map.entry("settlement-hold lift", Role.PROPOSE));

    private ActingOperator() {}

    /** @throws org.tallyhouse.run.RequestRefused if the login may not give the command under that name */
    static void require(ParseResult parsed, Terminal terminal) {
        List<ParseResult> commands = parsed.asCommandLineList().stream()
                .map(line -> line.getParseResult())
                .toList();
        Role role = role(commands);
        if (role == null
                || commands.stream().anyMatch(each -> each.isUsageHelpRequested() || each.isVersionHelpRequested())) {
            return;
        }
        OptionSpec option = commands.get(commands.size() - 1).commandSpec().findOption(OPTION);
        name(commands, role, terminal).ifPresent(id -> {
            if (option != null) {
                option.setValue(id);
            }
        });
    }

    private static Optional<String> name(List<ParseResult> commands, Role role, Terminal terminal) {
        ParseResult last = commands.get(commands.size() - 1);
        String given = last.hasMatchedOption(OPTION) ? last.<String>matchedOptionValue(OPTION, "") : null;
        try (QuickLook glance = terminal.glance()) {
            LocalDate today = LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC);
            return new ActingPerson(
                            glance.operators().operators(), Workplace.here().login(), today)
                    .named(given, role);
        }
    }

    private static @Nullable Role role(List<ParseResult> commands) {
        String path =
                commands.stream().skip(1).map(each -> each.commandSpec().name()).collect(Collectors.joining(" "));
        boolean prints = commands.get(commands.size() - 1).matchedOptions().stream()
                .anyMatch(option -> option.longestName().startsWith("--print-"));
        return prints ? null : ROLES.get(path.startsWith(IMPORT + " ") ? IMPORT : path);
    }
}

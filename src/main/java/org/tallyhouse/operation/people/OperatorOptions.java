package org.tallyhouse.operation.people;

import java.time.LocalDate;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.audit.AuditLog;
import picocli.CommandLine.Option;

/** Who does something outside the schedule, and why; both are kept in the audit log. */
public class OperatorOptions implements AuditLog.By {
    private static final int MAX_OPERATOR_CHARACTERS = 64;
    private static final int MAX_REASON_CHARACTERS = 255;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description = "who does it; where operators are set up, without it the login's")
    private String operator = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for the audit log")
    private String reason = "";

    /** @throws WrongUse where nobody is named */
    @Override
    public String operator() {
        if (operator.isEmpty()) {
            throw new WrongUse("Missing required option: '--operator=NAME'");
        }
        return checked("--operator", operator, MAX_OPERATOR_CHARACTERS);
    }

    @Override
    public String reason() {
        return checked("--reason", reason, MAX_REASON_CHARACTERS);
    }

    public OperatorDecision decision(LocalDate openDate) {
        return new OperatorDecision(operator(), reason(), openDate);
    }

    private static String checked(String option, String text, int maxCharacters) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > maxCharacters) {
            throw new WrongUse("%s must have 1 to %d characters".formatted(option, maxCharacters));
        }
        return text;
    }
}

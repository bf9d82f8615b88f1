package org.tallyhouse.setup.check;

import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.people.Operator;
import org.tallyhouse.run.people.Role;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;

/** Two ids that a person could type for one another are one operator, and somebody can load the next set-up. */
final class OperatorCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        List<Operator> before = new ArrayList<>();
        for (Operator operator : content.operators().all()) {
            before.stream()
                    .filter(other -> OperatorDecision.isOnePerson(other.operatorId(), operator.operatorId()))
                    .findFirst()
                    .ifPresent(other -> refuse(
                            operator,
                            "operator_id",
                            operator.operatorId(),
                            "is the same name as " + other.operatorId(),
                            content,
                            problems));
            before.add(operator);
        }
        boolean somebody = before.stream()
                .anyMatch(operator ->
                        operator.effectiveTo() == null && operator.roleSet().contains(Role.SET_UP));
        if (!before.isEmpty() && !somebody) {
            Operator last = before.get(before.size() - 1);
            refuse(
                    last,
                    "roles",
                    last.roles(),
                    "leaves nobody with the role SET_UP and without an end",
                    content,
                    problems);
        }
    }

    private static void refuse(
            Operator operator,
            String field,
            String value,
            String reason,
            SetUpContent content,
            SetUpProblems problems) {
        FileLine<Operator> line = content.operators().lineOf(operator);
        if (line != null) {
            problems.add(line, field, value, reason);
        }
    }
}

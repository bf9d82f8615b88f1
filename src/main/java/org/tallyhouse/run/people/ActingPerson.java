package org.tallyhouse.run.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RequestRefused;

/** Who acts under a login, where operators are set up; elsewhere whoever says so. */
public final class ActingPerson {
    private final List<Operator> all;
    private final String login;
    private final LocalDate today;

    /** @param today by the clock: a person who left has left */
    public ActingPerson(List<Operator> all, String login, LocalDate today) {
        this.all = all;
        this.login = login;
        this.today = today;
    }

    /**
     * The id to act by.
     *
     * @param given by {@code --operator}; null where it is not said
     * @return empty where no operators are set up
     * @throws RequestRefused if the login is not that of such an operator, is that of several, or the role is not held
     */
    public Optional<String> named(@Nullable String given, Role role) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Operator acting = given == null ? only() : called(given);
        if (!acting.roleSet().contains(role)) {
            throw new RequestRefused("operator %s has not the role %s, but %s"
                    .formatted(acting.operatorId(), role, joined(acting.roleSet())));
        }
        return Optional.of(acting.operatorId());
    }

    private List<Operator> ofLogin() {
        List<Operator> own = all.stream()
                .filter(operator -> operator.isInForce(today))
                .filter(operator -> operator.loginList().contains(login))
                .toList();
        if (own.isEmpty()) {
            throw new RequestRefused("login %s is no operator on %s: operators.csv of the set-up says who may act"
                    .formatted(login, today));
        }
        return own;
    }

    private Operator called(String given) {
        return ofLogin().stream()
                .filter(operator -> operator.isCalled(given))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        "login %s is not operator %s, but %s".formatted(login, given, ids(ofLogin()))));
    }

    /** The schedule's, where the login is that of the schedule. */
    private Operator only() {
        List<Operator> own = ofLogin();
        return own.stream()
                .filter(operator -> own.size() == 1 || operator.isCalled(OperatorDecision.SCHEDULE))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        "login %s is several operators: say --operator, one of %s".formatted(login, ids(own))));
    }

    private static String ids(List<Operator> operators) {
        return operators.stream().map(Operator::operatorId).collect(Collectors.joining(", "));
    }

    private static String joined(Iterable<Role> roles) {
        return String.join(
                ", ",
                java.util.stream.StreamSupport.stream(roles.spliterator(), false)
                        .map(Role::name)
                        .toList());
    }
}

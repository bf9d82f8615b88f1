package org.tallyhouse.run.people;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.OperatorDecision;

/**
 * A person or program that acts, by operators.csv. Lists are joined by {@code ;}.
 *
 * @param logins of the machines under which it acts
 * @param approvalLimits like {@code CNY:50000.00;USD:8000.00}: up to how much it approves; nothing in other currencies.
 *     Empty: whatever amount
 */
public record Operator(
        String operatorId,
        String name,
        String logins,
        String roles,
        String approvalLimits,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    public List<String> loginList() {
        return Arrays.asList(logins.split(";"));
    }

    public SortedSet<Role> roleSet() {
        SortedSet<Role> held = new TreeSet<>();
        Arrays.stream(roles.split(";")).map(Role::valueOf).forEach(held::add);
        return held;
    }

    /** Minor units by currency. */
    public Map<String, Long> limits() {
        Map<String, Long> limits = new TreeMap<>();
        for (String limit : approvalLimits.isEmpty() ? new String[0] : approvalLimits.split(";")) {
            String[] parts = limit.split(":", 2);
            limits.put(parts[0], Amounts.parse(parts[1], Currency.getInstance(parts[0])));
        }
        return limits;
    }

    boolean isInForce(LocalDate date) {
        return !effectiveFrom.isAfter(date) && (effectiveTo == null || !effectiveTo.isBefore(date));
    }

    boolean isCalled(String given) {
        return OperatorDecision.isOnePerson(operatorId, given);
    }

    boolean sharesLogin(Operator other) {
        return loginList().stream().anyMatch(other.loginList()::contains);
    }
}

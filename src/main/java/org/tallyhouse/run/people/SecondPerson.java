package org.tallyhouse.run.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RequestRefused;

/** Two persons where money moves by hand: whoever asked for something does not decide about it. */
@Component
public class SecondPerson {
    private final OperatorMapper mapper;

    SecondPerson(OperatorMapper mapper) {
        this.mapper = mapper;
    }

    /** Whether operators are set up. */
    public boolean areKnown() {
        return !mapper.operators().isEmpty();
    }

    /**
     * Names that a person could type for one another are one, and operators under one login are.
     *
     * @throws RequestRefused with the sentence given, if both are one
     */
    public void requireAnother(String asked, String decides, String otherwise) {
        if (isOne(asked, decides)) {
            throw new RequestRefused(otherwise);
        }
    }

    /** Whether two names are of one person. */
    public boolean isOne(String one, String other) {
        if (OperatorDecision.isOnePerson(one, other)) {
            return true;
        }
        List<Operator> all = mapper.operators();
        Optional<Operator> first = find(all, one);
        Optional<Operator> second = find(all, other);
        return first.isPresent() && second.isPresent() && first.get().sharesLogin(second.get());
    }

    /**
     * An operator approves up to the limit of its own in each currency.
     *
     * @param amountMinor minor units, of either sign
     * @throws RequestRefused if that is more
     */
    public void requireLimit(String decides, String what, String currency, long amountMinor) {
        Map<String, Long> limits =
                find(mapper.operators(), decides).map(Operator::limits).orElse(Map.of());
        if (limits.isEmpty()) {
            return;
        }
        Long limit = limits.get(currency);
        if (limit == null || Math.absExact(amountMinor) > limit) {
            throw new RequestRefused("%s is %s %s: %s approves %s"
                    .formatted(
                            what,
                            Amounts.format(amountMinor, currency),
                            currency,
                            decides,
                            limit == null ? "nothing in " + currency : "up to " + Amounts.format(limit, currency)));
        }
    }

    /**
     * Whoever last changed where a merchant's money goes, or its terms, does not approve it.
     *
     * @throws RequestRefused if that is who decides
     */
    public void requireNotOfPayee(String merchantId, String decides, String what) {
        String changed = mapper.lastChangeOf(merchantId);
        if (changed != null && areKnown()) {
            requireAnother(
                    changed,
                    decides,
                    "%s: the bank account or terms of %s were last changed by %s: another person approves it"
                            .formatted(what, merchantId, changed));
        }
    }

    private static Optional<Operator> find(List<Operator> all, String id) {
        return all.stream().filter(operator -> operator.isCalled(id)).findFirst();
    }
}

package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.MerchantAgent;

/**
 * An agent is another merchant, with accounts in every currency it may earn in; one at a time. What it earned on closed
 * business dates is paid, so it neither comes nor goes before them.
 */
final class MerchantAgentCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate closed = content.stored().lastClosed();
        Map<String, List<String>> currencies = currencies(content);
        for (FileLine<MerchantAgent> line : content.merchantAgents().lines()) {
            lookAtAgent(line, currencies, content, problems);
            if (closed != null) {
                lookAtDates(line, content, closed, problems);
            }
        }
        PeriodOverlaps.look(
                content.merchantAgents(),
                content.merchantAgents().all(),
                Comparator.comparing(MerchantAgent::merchantId),
                MerchantAgent::period,
                other -> "agent %s of %s from %s".formatted(other.agentId(), other.merchantId(), other.effectiveFrom()),
                problems);
    }

    /** What merchants that have an agent have accounts in. */
    private static Map<String, List<String>> currencies(SetUpContent content) {
        Set<String> merchants = content.merchantAgents().lines().stream()
                .map(line -> line.value().merchantId())
                .collect(Collectors.toSet());
        return merchants.isEmpty()
                ? Map.of()
                : content.accounts().all().stream()
                        .filter(terms -> merchants.contains(terms.merchantId()))
                        .collect(Collectors.groupingBy(
                                AccountTerms::merchantId,
                                Collectors.mapping(AccountTerms::currency, Collectors.toList())));
    }

    private static void lookAtAgent(
            FileLine<MerchantAgent> line,
            Map<String, List<String>> currencies,
            SetUpContent content,
            SetUpProblems problems) {
        String agent = line.value().agentId();
        if (agent.equals(line.value().merchantId())) {
            problems.add(line, "agent_id", agent, "is the merchant itself");
            return;
        }
        if (!content.merchants().knows(agent) || !content.accounts().isAllSound()) {
            return;
        }
        currencies.getOrDefault(line.value().merchantId(), List.of()).stream()
                .filter(currency -> !content.accounts().knows(agent, currency))
                .forEach(currency -> problems.add(
                        line,
                        "agent_id",
                        agent,
                        "has no accounts in %s, which %s has"
                                .formatted(currency, line.value().merchantId())));
    }

    private static void lookAtDates(
            FileLine<MerchantAgent> line, SetUpContent content, LocalDate closed, SetUpProblems problems) {
        MerchantAgent agent = line.value();
        MerchantAgent stored = content.merchantAgents().storedAs(agent);
        String reason = "changes closed business dates; they are closed through " + closed;
        if (stored == null && !agent.effectiveFrom().isAfter(closed)) {
            problems.add(line, "effective_from", agent.effectiveFrom().toString(), reason);
        }
        boolean isMoved = stored != null && !Objects.equals(stored.effectiveTo(), agent.effectiveTo());
        if (isMoved && agent.period().endsBefore(closed)) {
            problems.add(line, "effective_to", String.valueOf(agent.effectiveTo()), reason);
        }
    }
}

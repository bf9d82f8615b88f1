package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.RuleMatch;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.kind.CalendarFile;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.CalendarSheet;
import org.tallyhouse.setup.term.DatePeriod;

/**
 * Closed business dates keep their prices and their calendar (I11): what explains them later are the dated
 * rules. A rule of a merchant that is new itself may begin earlier: nothing of it can have been priced.
 */
final class ClosedDatesCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate closed = content.stored().lastClosed();
        if (closed == null) {
            return;
        }
        String reason = "changes closed business dates; they are closed through " + closed;
        content.feeRules().lines().forEach(line -> lookAtRule(line, content, closed, reason, problems));
        Map<String, FeeRule> ofCategory = firstRules(RuleMatch::merchantCategory, content, closed);
        Map<String, FeeRule> ofGroup = firstRules(RuleMatch::merchantGroup, content, closed);
        content.merchants().lines().forEach(line -> {
            lookAtTerm(line, "category", Merchant::category, ofCategory, content, closed, problems);
            lookAtTerm(line, "group", Merchant::merchantGroup, ofGroup, content, closed, problems);
        });
        content.calendars().lines().forEach(line -> lookAtDays(line, content, closed, reason, problems));
    }

    private static void lookAtRule(
            FileLine<FeeRule> line, SetUpContent content, LocalDate closed, String reason, SetUpProblems problems) {
        FeeRule rule = line.value();
        FeeRule stored = content.feeRules().storedAs(rule);
        if (stored == null && !rule.effectiveFrom().isAfter(closed) && !isOfNewMerchant(rule, content)) {
            problems.add(line, "effective_from", rule.effectiveFrom().toString(), reason);
        }
        boolean ended = stored != null && stored.effectiveTo() == null;
        if (ended && new DatePeriod(rule.effectiveFrom(), rule.effectiveTo()).endsBefore(closed)) {
            problems.add(line, "effective_to", String.valueOf(rule.effectiveTo()), reason);
        }
    }

    private static boolean isOfNewMerchant(FeeRule rule, SetUpContent content) {
        Merchant merchant = content.merchants().find(rule.match().merchantId());
        return merchant != null && content.merchants().storedAs(merchant) == null;
    }

    /** For each category or group the first rule that has priced it on a closed date. */
    private static Map<String, FeeRule> firstRules(
            Function<RuleMatch, String> wanted, SetUpContent content, LocalDate closed) {
        Map<String, FeeRule> first = new HashMap<>();
        for (FeeRule rule : content.feeRules().all()) {
            if (!rule.effectiveFrom().isAfter(closed)) {
                first.putIfAbsent(wanted.apply(rule.match()), rule);
            }
        }
        return first;
    }

    /** A merchant joins a category or group whose rules begin later: what they priced before stays as it is. */
    private static void lookAtTerm(
            FileLine<Merchant> line,
            String field,
            Function<Merchant, String> term,
            Map<String, FeeRule> priced,
            SetUpContent content,
            LocalDate closed,
            SetUpProblems problems) {
        Merchant stored = content.merchants().storedAs(line.value());
        String joined = term.apply(line.value());
        if (stored == null || joined.isEmpty() || term.apply(stored).equals(joined)) {
            return;
        }
        FeeRule rule = priced.get(joined);
        if (rule != null) {
            String reason = "has prices on closed business dates by fee rule %s; they are closed through %s";
            problems.add(line, field, joined, reason.formatted(rule.name(), closed));
        }
    }

    private static void lookAtDays(
            FileLine<CalendarSheet> line,
            SetUpContent content,
            LocalDate closed,
            String reason,
            SetUpProblems problems) {
        CalendarSheet stored = content.calendars().storedAs(line.value());
        if (stored == null) {
            return;
        }
        BusinessCalendar was = stored.calendar();
        line.value().days().headMap(closed.plusDays(1)).forEach((date, day) -> {
            boolean covered = !date.isBefore(was.coversFrom()) && !date.isAfter(was.coversTo());
            if (covered && was.works(date) != day.working()) {
                problems.add(line, CalendarFile.dateField(day), date.toString(), reason);
            }
        });
    }
}

package org.tallyhouse.setup;

import java.time.LocalDate;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.pricing.FeeRule;

/**
 * Closed business dates keep their prices and their calendar (I11): what explains them later are the dated
 * rules. A rule of a merchant that is new itself may begin earlier: nothing of it can have been priced.
 */
final class ClosedDatesCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        LocalDate closed = content.stored().lastClosed();
        if (closed == null) {
            return;
        }
        String reason = "changes closed business dates; they are closed through " + closed;
        content.feeRules().lines().forEach(line -> lookAtRule(line, content, closed, reason, problems));
        content.calendars().lines().forEach(line -> lookAtDays(line, content, closed, reason, problems));
    }

    private static void lookAtRule(
            Line<FeeRule> line, Content content, LocalDate closed, String reason, Problems problems) {
        FeeRule rule = line.value();
        FeeRule stored = content.feeRules().storedAs(rule);
        if (stored == null && !rule.effectiveFrom().isAfter(closed) && !isOfNewMerchant(rule, content)) {
            problems.add(line, "effective_from", rule.effectiveFrom().toString(), reason);
        }
        boolean ended = stored != null && stored.effectiveTo() == null;
        if (ended && new Period(rule.effectiveFrom(), rule.effectiveTo()).endsBefore(closed)) {
            problems.add(line, "effective_to", String.valueOf(rule.effectiveTo()), reason);
        }
    }

    private static boolean isOfNewMerchant(FeeRule rule, Content content) {
        Merchant merchant = content.merchants().find(rule.merchantId());
        return merchant != null && content.merchants().storedAs(merchant) == null;
    }

    private static void lookAtDays(
            Line<CalendarSheet> line, Content content, LocalDate closed, String reason, Problems problems) {
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

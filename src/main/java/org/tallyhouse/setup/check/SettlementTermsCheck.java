package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.BankAccount;
import org.tallyhouse.setup.term.CalendarSheet;

/**
 * A merchant's calendar, and the same together with that of the bank that pays it, cover what its terms ask for on
 * the next night; else that night would stop.
 */
final class SettlementTermsCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate night = content.startDate();
        if (night == null) {
            return;
        }
        Look look = new Look(content, problems, night, new HashMap<>(), new HashMap<>());
        for (FileLine<Merchant> line : content.merchants().lines()) {
            Merchant merchant = line.value();
            look.at(line, "settlement_calendar", merchant, "");
        }
        for (FileLine<BankAccount> line : content.bankAccounts().lines()) {
            Merchant merchant = content.merchants().find(line.value().merchantId());
            Bank bank = content.banks().find(line.value().bankId());
            if (merchant != null && bank != null && !bank.calendar().isEmpty()) {
                look.at(line, "bank_id", merchant, bank.calendar());
            }
        }
    }

    private record Look(
            SetUpContent content,
            SetUpProblems problems,
            LocalDate night,
            Map<List<Object>, Boolean> enough,
            Map<String, Together> together) {

        void at(FileLine<?> line, String field, Merchant merchant, String ofBank) {
            String ownName = merchant.settlementCalendar();
            String name = BusinessCalendar.nameOfBoth(ownName, ofBank);
            BusinessCalendar own = calendar(line, field, ownName);
            BusinessCalendar both = own == null || name.equals(ownName) ? own : calendar(line, field, name);
            SettlementTerms terms = merchant.terms();
            if (own != null
                    && both != null
                    && !enough.computeIfAbsent(
                            List.of(ownName, ofBank, terms),
                            key -> covers(own, ofBank.isEmpty() ? null : both, terms))) {
                String reason = "covers %s to %s, too little to settle %s on %s";
                problems.add(line, field, name, reason.formatted(both.coversFrom(), both.coversTo(), terms, night));
            }
        }

        /** Null if it is not there, which is told elsewhere, or if those named together have nothing in common. */
        private @Nullable BusinessCalendar calendar(FileLine<?> line, String field, String name) {
            Together named = together.computeIfAbsent(name, this::together);
            if (!named.problem().isEmpty()) {
                problems.add(line, field, name, named.problem());
            }
            return named.calendar();
        }

        private Together together(String name) {
            List<BusinessCalendar> calendars = new ArrayList<>();
            for (String id : BusinessCalendar.idsIn(name)) {
                CalendarSheet sheet = content.calendars().find(id);
                if (sheet == null) {
                    return new Together(null, "");
                }
                calendars.add(sheet.calendar());
            }
            try {
                return new Together(
                        calendars.size() == 1 ? calendars.get(0) : BusinessCalendar.together(calendars), "");
            } catch (IllegalArgumentException e) {
                return new Together(null, String.valueOf(e.getMessage()));
            }
        }

        private boolean covers(BusinessCalendar own, @Nullable BusinessCalendar moneyMoves, SettlementTerms terms) {
            try {
                terms.dueThrough(night, own, moneyMoves);
                return true;
            } catch (OutsideCoverage e) {
                return false;
            }
        }
    }

    /** The calendar of a name, made once for all merchants that have it. */
    private record Together(@Nullable BusinessCalendar calendar, String problem) {}
}

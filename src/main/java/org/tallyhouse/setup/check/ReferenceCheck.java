package org.tallyhouse.setup.check;

import java.util.function.Function;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.AmountCeiling;
import org.tallyhouse.merchant.AmountCeiling.Party;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.BankAccount;
import org.tallyhouse.setup.term.MerchantAgent;
import org.tallyhouse.setup.term.MerchantAlias;
import org.tallyhouse.setup.term.SubAccount;

/** What a line refers to is there, in the folder or stored. */
final class ReferenceCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        KindSection<?> merchants = content.merchants();
        KindSection<?> banks = content.banks();
        require(content.payoutTerms(), "bank_id", PayoutTerms::bankId, banks, "is no bank", problems);
        require(content.channels(), "bank_id", Channel::bankId, banks, "is no bank", problems);
        requireCalendars(content.merchants(), "settlement_calendar", Merchant::settlementCalendar, content, problems);
        requireCalendars(content.banks(), "calendar", Bank::calendar, content, problems);
        String noMerchant = "is no merchant";
        require(content.accounts(), "merchant_id", AccountTerms::merchantId, merchants, noMerchant, problems);
        require(content.subAccounts(), "merchant_id", SubAccount::merchantId, merchants, noMerchant, problems);
        require(content.aliases(), "merchant_id", MerchantAlias::merchantId, merchants, noMerchant, problems);
        require(content.bankAccounts(), "merchant_id", BankAccount::merchantId, merchants, noMerchant, problems);
        require(content.bankAccounts(), "bank_id", BankAccount::bankId, banks, "is no bank", problems);
        require(content.feeRules(), "merchant_id", rule -> rule.match().merchantId(), merchants, noMerchant, problems);
        require(
                content.feeRules(),
                "channel",
                rule -> rule.match().channel(),
                content.channels(),
                "is no channel",
                problems);
        require(content.merchantAgents(), "merchant_id", MerchantAgent::merchantId, merchants, noMerchant, problems);
        require(content.merchantAgents(), "agent_id", MerchantAgent::agentId, merchants, noMerchant, problems);
        require(
                content.reconciliationTerms(),
                "channel",
                ReconciliationTerms::channel,
                content.channels(),
                "is no channel",
                problems);
        require(content.agreedTerms(), "merchant_id", AgreedTerms::merchantId, merchants, noMerchant, problems);
        require(content.amountCeilings(), "id", idOf(Party.MERCHANT), merchants, noMerchant, problems);
        require(content.amountCeilings(), "id", idOf(Party.CHANNEL), content.channels(), "is no channel", problems);
        require(content.amountCeilings(), "id", idOf(Party.BANK), banks, "is no bank", problems);
    }

    private static Function<AmountCeiling, String> idOf(Party party) {
        return ceiling -> ceiling.party() == party ? ceiling.id() : "";
    }

    /** Every one of those named together; an empty name means none. */
    private static <T> void requireCalendars(
            KindSection<T> from, String field, Function<T, String> name, SetUpContent content, SetUpProblems problems) {
        for (FileLine<T> line : from.lines()) {
            BusinessCalendar.idsIn(name.apply(line.value())).stream()
                    .filter(id -> !id.isEmpty() && !content.calendars().knows(id))
                    .forEach(id -> problems.add(line, field, id, "is no calendar"));
        }
    }

    /** An empty reference means any. */
    private static <T> void require(
            KindSection<T> from,
            String field,
            Function<T, String> reference,
            KindSection<?> to,
            String reason,
            SetUpProblems problems) {
        for (FileLine<T> line : from.lines()) {
            String id = reference.apply(line.value());
            if (!id.isEmpty() && !to.knows(id)) {
                problems.add(line, field, id, reason);
            }
        }
    }
}

package org.tallyhouse.setup.check;

import java.util.List;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.SetUpProblems;

/** A rule about a set-up as a whole. Adding one is adding a class and its place in this list. */
public interface SetUpCheck {
    List<SetUpCheck> ALL = List.of(
            new InstitutionCheck(),
            new MakeUpDayCheck(),
            new ReferenceCheck(),
            new SubAccountCheck(),
            new DepositReferenceCheck(),
            new SettlementTermsCheck(),
            new BankCurrencyCheck(),
            new FileFormatCheck(),
            new AgreedTermsCheck(),
            new MerchantAgentCheck(),
            new ReconciliationTermsCheck(),
            new IncomingFileCheck(),
            new OperatorCheck(),
            new AliasCheck(),
            new BankAccountCheck(),
            new DefaultAccountCheck(),
            new FeeRuleCheck(),
            new PaymentPriceCheck(),
            new PaymentGapCheck(),
            new ClosedDatesCheck(),
            new PricedDateCheck());

    void look(SetUpContent content, SetUpProblems problems);
}

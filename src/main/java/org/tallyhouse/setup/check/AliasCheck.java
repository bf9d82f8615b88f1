package org.tallyhouse.setup.check;

import java.util.Comparator;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.MerchantAlias;

/** A name in a file means one merchant at any date: no alias is a merchant's id, none overlaps itself. */
final class AliasCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        for (MerchantAlias alias : content.aliases().all()) {
            Merchant merchant = content.merchants().find(alias.alias());
            if (merchant != null) {
                refuse(alias, merchant, content, problems);
            }
        }
        PeriodOverlaps.look(
                content.aliases(),
                content.aliases().all(),
                Comparator.comparing(MerchantAlias::alias),
                MerchantAlias::period,
                other -> "alias " + other.alias() + " from " + other.effectiveFrom(),
                problems);
    }

    private static void refuse(MerchantAlias alias, Merchant merchant, SetUpContent content, SetUpProblems problems) {
        FileLine<MerchantAlias> line = content.aliases().lineOf(alias);
        FileLine<Merchant> merchantLine = content.merchants().lineOf(merchant);
        if (line != null) {
            problems.add(line, "alias", alias.alias(), "is the id of a merchant");
        } else if (merchantLine != null) {
            problems.add(merchantLine, "merchant_id", merchant.merchantId(), "is an alias of " + alias.merchantId());
        }
    }
}

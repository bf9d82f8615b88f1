package org.tallyhouse.setup.check;

import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.setup.content.Content;
import org.tallyhouse.setup.reading.Line;
import org.tallyhouse.setup.reading.Problems;
import org.tallyhouse.setup.term.Alias;

/** A name in a file means one merchant at any date: no alias is a merchant's id, none overlaps itself. */
final class AliasCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        for (Alias alias : content.aliases().all()) {
            Merchant merchant = content.merchants().find(alias.alias());
            if (merchant != null) {
                refuse(alias, merchant, content, problems);
            }
        }
        Overlaps.look(
                content.aliases(),
                content.aliases().all(),
                Alias::alias,
                Alias::period,
                other -> "alias " + other.alias() + " from " + other.effectiveFrom(),
                problems);
    }

    private static void refuse(Alias alias, Merchant merchant, Content content, Problems problems) {
        Line<Alias> line = content.aliases().lineOf(alias);
        Line<Merchant> merchantLine = content.merchants().lineOf(merchant);
        if (line != null) {
            problems.add(line, "alias", alias.alias(), "is the id of a merchant");
        } else if (merchantLine != null) {
            problems.add(merchantLine, "merchant_id", merchant.merchantId(), "is an alias of " + alias.merchantId());
        }
    }
}

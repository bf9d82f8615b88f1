package org.tallyhouse.intake.transaction;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.AmountCeiling;
import org.tallyhouse.merchant.AmountCeiling.Party;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.merchant.MerchantMapper.NamedMerchant;

/** The ceilings (单笔限额) of whoever the rows of one commit name. */
final class AmountCeilings {
    private final Map<List<Object>, AmountCeiling> ceilings;

    private AmountCeilings(Map<List<Object>, AmountCeiling> ceilings) {
        this.ceilings = ceilings;
    }

    static AmountCeilings read(
            Collection<NamedMerchant> merchants, Collection<String> channels, MerchantMapper mapper) {
        Set<String> ids = new TreeSet<>(channels);
        merchants.forEach(merchant -> ids.add(merchant.merchantId()));
        ids.add("");
        Map<List<Object>, AmountCeiling> ceilings = new HashMap<>();
        mapper.ceilings(ids).forEach(each -> ceilings.put(List.of(each.party(), each.id(), each.currency()), each));
        return new AmountCeilings(ceilings);
    }

    /** Which one an amount is above; null if none. */
    @Nullable AmountCeiling exceeded(TransactionRow row, String merchantId) {
        AmountCeiling ofMerchant = exceeded(Party.MERCHANT, merchantId, row);
        return ofMerchant != null ? ofMerchant : exceeded(Party.CHANNEL, row.channel(), row);
    }

    private @Nullable AmountCeiling exceeded(Party party, String id, TransactionRow row) {
        String currency = row.currency().getCurrencyCode();
        AmountCeiling own = ceilings.get(List.of(party, id, currency));
        AmountCeiling ceiling = own != null ? own : ceilings.get(List.of(party, "", currency));
        return ceiling != null && row.amountMinor() > ceiling.ceilingMinor() ? ceiling : null;
    }
}

package org.tallyhouse.settlement.netting;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallyhouse.merchant.Merchant;

/** All merchants in their order, some at a time. */
@Component
public final class MerchantPages {
    private final SettlementMapper mapper;
    private final SettlementSettings settings;

    MerchantPages(SettlementMapper mapper, SettlementSettings settings) {
        this.mapper = mapper;
        this.settings = settings;
    }

    public void forEach(Consumer<List<String>> page) {
        String last = "";
        while (true) {
            List<String> ids = after(last, settings.merchantsPerCommit());
            if (ids.isEmpty()) {
                return;
            }
            page.accept(ids);
            last = ids.get(ids.size() - 1);
        }
    }

    public List<String> after(String merchantId, int most) {
        return mapper.nextMerchants(merchantId, most).stream()
                .map(Merchant::merchantId)
                .toList();
    }
}

package org.tallyhouse.channelbill;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DumpTest {
    @Test
    void dump() {
        Map.of(
                        "adyen.csv",
                        new AdyenReader(),
                        "stripe.csv",
                        new StripeReader(),
                        "paypal-stl.csv",
                        new PayPalReader(),
                        "alipay.zip",
                        new AlipayReader())
                .forEach((f, r) -> {
                    System.out.println("== " + f);
                    BillText.read(r, Path.of("sample-files/bills", f)).forEach(System.out::println);
                });
        System.out.println("== shared");
        BillText.read(
                        new AdyenReader(),
                        Path.of("../shared/data/psp/crm_batch_1_adyen__settlement_detail_report_batch_1128.csv"))
                .forEach(System.out::println);
        BillText.read(new AdyenReader(), Path.of("../shared/data/psp/smashpig_settlement_detail_report_chargeback.csv"))
                .forEach(System.out::println);
        BillText.read(new StripeReader(), Path.of("../shared/data/psp/smashpig_settlement_report.csv"))
                .forEach(System.out::println);
    }
}

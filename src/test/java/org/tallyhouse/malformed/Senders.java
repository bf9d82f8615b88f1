package org.tallyhouse.malformed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.intake.file.ImportKind;

/** The sample set-up with a sender for every format in which files are taken in. */
final class Senders {

    /** What a reader's files are to the suite, and who sends them. */
    record Sender(ImportKind kind, String id) {
        /** As the night finds it. */
        String fileName(String ending) {
            return kind.label() + (id.isEmpty() ? "-more" : "-" + id) + ending;
        }
    }

    /** By the readers' names. */
    static final Map<String, Sender> ALL = Map.ofEntries(
            Map.entry("transactions", new Sender(ImportKind.TRANSACTIONS, "")),
            Map.entry("bill", new Sender(ImportKind.CHANNEL_BILL, "bankpay")),
            Map.entry("adyen", new Sender(ImportKind.CHANNEL_BILL, "adyen")),
            Map.entry("stripe", new Sender(ImportKind.CHANNEL_BILL, "stripe")),
            Map.entry("paypal", new Sender(ImportKind.CHANNEL_BILL, "paypal")),
            Map.entry("alipay-zip", new Sender(ImportKind.CHANNEL_BILL, "alipay")),
            Map.entry("wechat-all", new Sender(ImportKind.CHANNEL_BILL, "wechat")),
            Map.entry("unionpay-zm", new Sender(ImportKind.CHANNEL_BILL, "unionpay")),
            Map.entry("unionpay-packed", new Sender(ImportKind.CHANNEL_BILL, "unionpay-packed")),
            Map.entry("statement", new Sender(ImportKind.STATEMENT, "own")),
            Map.entry("camt053", new Sender(ImportKind.STATEMENT, "lotus")),
            Map.entry("camt054", new Sender(ImportKind.STATEMENT, "told")),
            Map.entry("mt940", new Sender(ImportKind.STATEMENT, "swift")),
            Map.entry("bai2", new Sender(ImportKind.STATEMENT, "america")),
            Map.entry("delimited-statement", new Sender(ImportKind.STATEMENT, "paper")),
            Map.entry("results", new Sender(ImportKind.RESULTS, "own")),
            Map.entry("pain002", new Sender(ImportKind.RESULTS, "lotus")),
            Map.entry("camt054-results", new Sender(ImportKind.RESULTS, "told")),
            Map.entry("nacha", new Sender(ImportKind.RESULTS, "america")),
            Map.entry("fixed-width-result", new Sender(ImportKind.RESULTS, "paper")));

    private Senders() {}

    static Stream<SuiteReader> readers() {
        return SuiteReaders.ALL.stream().filter(reader -> ALL.containsKey(reader.name()));
    }

    /** Loads it, with the layouts it names. */
    static void setUp(Books books) {
        try {
            Path layouts = Files.createDirectories(books.home().resolve("jobs/layouts"));
            try (Stream<Path> all = Files.list(Path.of("jobs/layouts"))) {
                for (Path layout : all.toList()) {
                    Files.copy(layout, layouts.resolve(layout.getFileName()));
                }
            }
            books.setUp(setUp().writeTo(books.home().resolve("setup")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleSetUp setUp() {
        return SampleSetUp.right()
                .with("channels.csv", """
                        channel_id,name,bank_id,bill,deposit_reference,bill_format,bill_layout
                        cardnet,Card network,lotus,OPTIONAL,CARDNET-DEPOSIT,,
                        qrpay,QR wallet,lotus,OPTIONAL,QRPAY-DEPOSIT,,
                        bankpay,Bank transfers and payouts,lotus,OPTIONAL,BANKPAY-DEPOSIT,,
                        wechat,微信支付,lotus,OPTIONAL,WECHAT-DEPOSIT,LAYOUT,wechat-all
                        unionpay,银联,lotus,OPTIONAL,UNIONPAY-DEPOSIT,UNIONPAY_ZM,unionpay-zm
                        unionpay-packed,银联,lotus,OPTIONAL,PACKED-DEPOSIT,UNIONPAY_ZM,unionpay-zm
                        alipay,支付宝,lotus,OPTIONAL,ALIPAY-DEPOSIT,ALIPAY,
                        adyen,Adyen,harbour,OPTIONAL,ADYEN-DEPOSIT,ADYEN,
                        stripe,Stripe,harbour,OPTIONAL,STRIPE-DEPOSIT,STRIPE,
                        paypal,PayPal,harbour,OPTIONAL,PAYPAL-DEPOSIT,PAYPAL_STL,
                        """)
                .with("banks.csv", """
                        bank_id,name,currency,account_number,statement_format,statement_layout
                        lotus,Lotus River Bank,CNY,LR-100-2000001,CAMT_053,
                        harbour,Harbour Lantern Bank,USD,HL-200-2000002,,
                        tsubaki,Tsubaki Hill Bank,JPY,TH-300-2000003,,
                        own,Told in our own form,CNY,LR-100-2000001,,
                        told,Told by notifications,CNY,LR-100-2000001,CAMT_054,
                        swift,Told by SWIFT,CNY,LR-100-2000001,MT940,
                        america,Told by BAI,CNY,LR-100-2000001,BAI2,
                        paper,Told by lines,CNY,LR-100-2000001,LAYOUT,delimited-statement
                        """)
                .with("payout-terms.csv", """
                        bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days,format,results,layout,results_layout,bank_code,originator_id
                        lotus,CNY,,,,,5,,PAIN_002,,,,
                        harbour,USD,,,,,5,,,,,,
                        told,CNY,,,,,5,,CAMT_054,,,,
                        america,CNY,,,,,5,,NACHA,,,,
                        paper,CNY,,,,,5,,LAYOUT,,fixed-width-result,,
                        """);
    }
}

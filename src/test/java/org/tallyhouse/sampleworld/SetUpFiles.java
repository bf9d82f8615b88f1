package org.tallyhouse.sampleworld;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The set-up files, as they are written; the rest of the world reads its terms and prices from them. */
final class SetUpFiles {
    private static final String INSTITUTION = """
            name: Tallyhouse Sample Payments
            business_calendar: EVERYDAY
            first_business_date: 2026-02-13
            file_adjustments: BOOKED
            """;

    private static final String BANKS = """
            bank_id,name,currency,account_number
            lotus,Lotus River Bank,CNY,LR-100-2000001
            harbour,Harbour Lantern Bank,USD,HL-200-2000002
            tsubaki,Tsubaki Hill Bank,JPY,TH-300-2000003
            """;

    static final String CHANNELS = """
            channel_id,name,bank_id,bill,deposit_reference
            cardnet,Card network,lotus,REQUIRED,CARDNET-DEPOSIT
            qrpay,QR wallet,lotus,REQUIRED,QRPAY-DEPOSIT
            bankpay,Bank transfers and payouts,lotus,OPTIONAL,BANKPAY-DEPOSIT
            """;

    private static final String MERCHANTS = """
            merchant_id,name,settlement_calendar,settlement_terms,payout,refund_fee,status
            M001,Dragon Gate Online Mall,CN,T+1,AUTO,KEEP,ACTIVE
            M002,玉茶轩 Jade Tea House,CN,T+0,AUTO,PROPORTION,ACTIVE
            M003,Panda Department Store,CN,T+1,AUTO,PROPORTION,ACTIVE
            M004,Willow Travel,CN,T+2,AUTO,PROPORTION,ACTIVE
            M005,小燕子学校 Little Swallow School,CN,D+1,AUTO,KEEP,ACTIVE
            M006,Golden Carp Wholesale,CN,T+0,AUTO,KEEP,ACTIVE
            M007,Crane Courier Platform,CN,D+0,NONE,KEEP,ACTIVE
            M008,Bamboo Street Food,CN,D+0,AUTO,KEEP,ACTIVE
            M009,Lantern Freight,CN,T+0,NONE,PROPORTION,ACTIVE
            M010,Bluebird Books,US,T+0,AUTO,PROPORTION,ACTIVE
            M011,Kaze Goods,JP,D+1,AUTO,PROPORTION,ACTIVE
            M012,Silk Road Export,CN,D+1,AUTO,KEEP,ACTIVE
            """;

    private static final String ACCOUNTS = """
            merchant_id,currency,posting_mode,pending_guard,overdraft_limit
            M001,CNY,BUFFERED,EFFECTIVE,0.00
            M002,CNY,BUFFERED,EFFECTIVE,0.00
            M003,CNY,BUFFERED,EFFECTIVE,0.00
            M004,CNY,BUFFERED,EFFECTIVE,0.00
            M005,CNY,BUFFERED,EFFECTIVE,0.00
            M006,CNY,BUFFERED,EFFECTIVE,0.00
            M007,CNY,BUFFERED,EFFECTIVE,0.00
            M008,CNY,IMMEDIATE,POSTED,0.00
            M009,CNY,BUFFERED,EFFECTIVE,0.00
            M010,USD,BUFFERED,EFFECTIVE,0.00
            M011,JPY,BUFFERED,EFFECTIVE,0
            M012,CNY,BUFFERED,POSTED,0.00
            M012,USD,BUFFERED,POSTED,0.00
            """;

    private static final String SUB_ACCOUNTS = """
            merchant_id,currency,kind,purpose,posting_mode,guard,overdraft_limit
            M001,CNY,ESCROW,MALL,BUFFERED,POSTED,0.00
            M003,CNY,BALANCE,MALL,IMMEDIATE,POSTED,0.00
            M003,CNY,BALANCE,FOOD,IMMEDIATE,POSTED,0.00
            M004,CNY,ESCROW,DEPOSIT-2026,IMMEDIATE,POSTED,0.00
            M012,USD,PENDING,FAIR,BUFFERED,EFFECTIVE,0.00
            """;

    private static final String ALIASES = """
            alias,business_line,merchant_id,effective_from,effective_to
            STORE-MALL-07,MALL,M003,2025-06-01,
            STORE-FOOD-07,FOOD,M003,2025-06-01,
            """;

    private static final String BANK_ACCOUNTS = """
            merchant_id,currency,bank_id,account_name,account_number,is_default,effective_from,effective_to
            M001,CNY,lotus,Dragon Gate Online Mall,9901-0001,true,2025-01-01,
            M002,CNY,lotus,玉茶轩,9902-0001,true,2025-01-01,
            M003,CNY,lotus,"Panda Department Store, Head Office",9903-0001,true,2025-01-01,
            M003,CNY,lotus,"Panda Department Store, Food Hall",9903-0002,false,2025-06-01,
            M004,CNY,lotus,Willow Travel,9904-0001,true,2025-01-01,
            M005,CNY,lotus,小燕子学校,9905-0001,true,2025-01-01,2026-01-31
            M005,CNY,lotus,小燕子学校,9905-0002,true,2026-02-01,
            M006,CNY,lotus,Golden Carp Wholesale,9906-0001,true,2025-01-01,
            M008,CNY,lotus,Bamboo Street Food,9908-0001,true,2025-01-01,
            M009,CNY,lotus,Lantern Freight,9909-0001,true,2025-01-01,
            M010,USD,harbour,Bluebird Books Inc,9910-0001,true,2025-01-01,
            M011,JPY,tsubaki,Kaze Goods KK,9911-0001,true,2025-01-01,
            M012,CNY,lotus,Silk Road Export,9912-0001,true,2025-01-01,
            M012,USD,harbour,Silk Road Export,9912-0002,true,2025-01-01,
            """;

    /**
     * Costs have the shape of published rates: China's issuer and network fees are 发改价格[2016]557号's
     * (schools pay neither), US debit is 12 CFR 235.3 and 235.4, wallets charge 0.30 % and 0.60 %.
     */
    static final String FEE_RULES = """
            rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,\
            rate,fixed,min,max,rounding,effective_from,effective_to
            CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01,
            USD,MERCHANT,,,,,PAYMENT,USD,0.0290,0.30,,,HALF_UP,2025-01-01,
            JPY,MERCHANT,,,,,PAYMENT,JPY,0.0325,0,,,DOWN,2025-01-01,
            CNY-PAYOUT,MERCHANT,,,,,PAYOUT,CNY,0,1.00,,,HALF_UP,2025-01-01,
            USD-PAYOUT,MERCHANT,,,,,PAYOUT,USD,0,0.25,,,HALF_UP,2025-01-01,
            JPY-PAYOUT,MERCHANT,,,,,PAYOUT,JPY,0,150,,,HALF_UP,2025-01-01,
            CNY-CHARGEBACK,MERCHANT,,,,,CHARGEBACK,CNY,0,20.00,,,HALF_UP,2025-01-01,
            M001-ONLINE,MERCHANT,M001,cardnet,ONLINE,,PAYMENT,CNY,0.0054,0.00,,,HALF_UP,2025-01-01,
            M001-DEBIT,MERCHANT,M001,cardnet,,DEBIT,PAYMENT,CNY,0.0050,0.00,,18.00,HALF_UP,2025-01-01,
            M001-QR,MERCHANT,M001,qrpay,,,PAYMENT,CNY,0.0038,0.00,,,HALF_UP,2025-01-01,
            M002-CREDIT-2025,MERCHANT,M002,cardnet,,CREDIT,PAYMENT,CNY,0.0062,0.00,,,HALF_UP,2025-01-01,2026-02-13
            M002-CREDIT-2026,MERCHANT,M002,cardnet,,CREDIT,PAYMENT,CNY,0.0058,0.00,,,HALF_UP,2026-02-14,
            M004-QR,MERCHANT,M004,qrpay,,,PAYMENT,CNY,0.0068,0.00,,,HALF_UP,2025-01-01,
            M005,MERCHANT,M005,,,,PAYMENT,CNY,0.0038,0.00,,,HALF_EVEN,2025-01-01,
            M006,MERCHANT,M006,,,,PAYMENT,CNY,0.0050,0.50,1.00,60.00,HALF_UP,2025-01-01,
            M006-BANK,MERCHANT,M006,bankpay,,,PAYMENT,CNY,0,2.00,,,HALF_UP,2025-01-01,
            M007-PAYOUT,MERCHANT,M007,bankpay,,,PAYOUT,CNY,0.0050,0.00,,,HALF_UP,2025-01-01,
            M008-QR,MERCHANT,M008,qrpay,,,PAYMENT,CNY,0.0038,0.00,0.05,,HALF_UP,2025-01-01,
            M012-USD,MERCHANT,M012,,,,PAYMENT,USD,0.0260,0.30,,,HALF_UP,2025-01-01,
            ISSUER-DEBIT,ISSUER,,cardnet,,DEBIT,PAYMENT,CNY,0.0035,0.00,,13.00,HALF_UP,2025-01-01,
            ISSUER-CREDIT,ISSUER,,cardnet,,CREDIT,PAYMENT,CNY,0.0045,0.00,,,HALF_UP,2025-01-01,
            ISSUER-SCHOOL,ISSUER,M005,cardnet,,,PAYMENT,CNY,0,0.00,,,HALF_UP,2025-01-01,
            ISSUER-USD-DEBIT,ISSUER,,cardnet,,DEBIT,PAYMENT,USD,0.0005,0.22,,,HALF_UP,2025-01-01,
            ISSUER-USD-CREDIT,ISSUER,,cardnet,,CREDIT,PAYMENT,USD,0.0151,0.10,,,HALF_UP,2025-01-01,
            ISSUER-JPY,ISSUER,,cardnet,,,PAYMENT,JPY,0.0150,0,,,HALF_UP,2025-01-01,
            NETWORK,NETWORK,,cardnet,,,PAYMENT,CNY,0.000325,0.00,,3.25,HALF_UP,2025-01-01,
            NETWORK-SCHOOL,NETWORK,M005,cardnet,,,PAYMENT,CNY,0,0.00,,,HALF_UP,2025-01-01,
            NETWORK-USD,NETWORK,,cardnet,,,PAYMENT,USD,0.0013,0.02,,,HALF_UP,2025-01-01,
            NETWORK-JPY,NETWORK,,cardnet,,,PAYMENT,JPY,0.0005,0,,,HALF_UP,2025-01-01,
            NETWORK-PAYOUT,NETWORK,,bankpay,,,PAYOUT,CNY,0.0001,0.00,0.10,0.50,HALF_UP,2025-01-01,
            NETWORK-PAYOUT-M007,NETWORK,M007,bankpay,,,PAYOUT,CNY,0.0030,0.00,,,HALF_UP,2025-01-01,
            ACQUIRER-2025,ACQUIRER,,cardnet,,,PAYMENT,CNY,0.0003,0.00,,,HALF_UP,2025-01-01,2026-02-13
            ACQUIRER-2026,ACQUIRER,,cardnet,,,PAYMENT,CNY,0.0002,0.00,,,HALF_UP,2026-02-14,
            WALLET,ACQUIRER,,qrpay,,,PAYMENT,CNY,0.0030,0.00,,,HALF_UP,2025-01-01,
            WALLET-TRAVEL,ACQUIRER,M004,qrpay,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2025-01-01,
            WALLET-JPY,ACQUIRER,,qrpay,,,PAYMENT,JPY,0.0160,0,,,HALF_UP,2025-01-01,
            TRANSFER,ACQUIRER,,bankpay,,,PAYMENT,CNY,0,0.50,,,HALF_UP,2025-01-01,
            TRANSFER-PAYOUT,ACQUIRER,,bankpay,,,PAYOUT,CNY,0,0.30,,,HALF_UP,2025-01-01,
            TRANSFER-PAYOUT-M007,ACQUIRER,M007,bankpay,,,PAYOUT,CNY,0.0020,0.00,,,HALF_UP,2025-01-01,
            AGENT-M003,AGENT,M003,,,,PAYMENT,CNY,0.0005,0.00,,,HALF_UP,2025-01-01,
            """;

    static final Map<String, String> CURRENCY_OF_BANK = column(BANKS, "bank_id", "currency");
    static final Map<String, String> MERCHANT_OF_ALIAS = column(ALIASES, "alias", "merchant_id");
    static final Map<String, String> REFUND_FEE = column(MERCHANTS, "merchant_id", "refund_fee");

    static void write(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("institution.yml", INSTITUTION);
        files.put("banks.csv", BANKS);
        files.put("channels.csv", CHANNELS);
        files.put("merchants.csv", MERCHANTS);
        files.put("accounts.csv", ACCOUNTS);
        files.put("sub-accounts.csv", SUB_ACCOUNTS);
        files.put("merchant-aliases.csv", ALIASES);
        files.put("merchant-bank-accounts.csv", BANK_ACCOUNTS);
        files.put("fee-rules.csv", FEE_RULES);
        SampleCalendars.ALL.forEach(calendar -> files.put("calendars/" + calendar.id() + ".yml", calendar.yaml()));
        for (Map.Entry<String, String> file : files.entrySet()) {
            SampleFile.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> column(String csv, String key, String value) {
        Map<String, String> column = new LinkedHashMap<>();
        Csv.rows(csv).forEach(row -> column.put(row.get(key), row.get(value)));
        return column;
    }
}

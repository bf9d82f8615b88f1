package org.tallyhouse.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.setup.content.StoredSetUp;
import org.tallyhouse.setup.reading.SetUpProblems;

/** A small set-up in which nothing is wrong; a test changes one thing of it. */
public final class TinySetUp {
    private final Map<String, String> files = new LinkedHashMap<>();
    private Charset charset = StandardCharsets.UTF_8;

    private TinySetUp() {
        files.put("institution.yml", """
                name: Tiny Payments
                business_calendar: DAILY
                first_business_date: 2026-02-13
                """);
        files.put("calendars/CN.yml", """
                calendar: CN
                name: China 中国
                covers: {from: 2026-01-01, to: 2026-12-31}
                weekend: [SATURDAY, SUNDAY]
                holidays:
                  - {date: 2026-02-16, name: 春节 Spring Festival}
                  - date: 2026-02-17
                    name: 春节 Spring Festival
                working_days:
                  - {date: 2026-02-14, name: 春节 Spring Festival}
                """);
        files.put("calendars/DAILY.yml", """
                calendar: DAILY
                name: Every day
                covers: {from: 2026-01-01, to: 2027-12-31}
                weekend: []
                """);
        files.put("banks.csv", """
                bank_id,name,currency,account_number
                B1,First Bank,CNY,100-1
                B2,Second Bank,USD,200-2
                """);
        files.put("channels.csv", """
                channel_id,name,bank_id,bill,deposit_reference
                CARD,Card network,B1,REQUIRED,CARD-DEPOSIT
                WALLET,Wallet,B1,NONE,WALLET-DEPOSIT
                """);
        files.put("merchants.csv", """
                merchant_id,name,settlement_calendar,settlement_terms,payout,refund_fee,status
                M1,Tea House 茶馆,CN,T+1,AUTO,KEEP,ACTIVE
                M2,Bookshop,DAILY,D+0,NONE,PROPORTION,ACTIVE
                """);
        files.put("accounts.csv", """
                merchant_id,currency,posting_mode,pending_guard,overdraft_limit
                M1,CNY,BUFFERED,EFFECTIVE,0.00
                M2,USD,IMMEDIATE,POSTED,100.00
                """);
        files.put("payout-terms.csv", """
                bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
                B1,CNY,50000.00,20000.00,100,1000000.00,3
                """);
        files.put("sub-accounts.csv", """
                merchant_id,currency,kind,purpose,posting_mode,guard,overdraft_limit
                M1,CNY,BALANCE,MALL,BUFFERED,POSTED,0.00
                M1,CNY,ESCROW,MALL,IMMEDIATE,POSTED,0.00
                M2,USD,PENDING,DEPOSIT-2026,BUFFERED,EFFECTIVE,50.00
                """);
        files.put("merchant-aliases.csv", """
                alias,business_line,merchant_id,effective_from,effective_to
                SHOP-1,MALL,M1,2026-01-01,2026-06-30
                SHOP-1,MALL,M2,2026-07-01,
                """);
        files.put("merchant-bank-accounts.csv", """
                merchant_id,currency,bank_id,account_name,account_number,is_default,effective_from,effective_to
                M1,CNY,B1,Tea House,9-1,true,2026-01-01,
                M1,CNY,B1,Tea House,9-2,false,2026-01-01,
                M2,USD,B2,"Bookshop, Inc",9-3,true,2026-01-01,
                """);
        files.put("fee-rules.csv", """
                rule_id,party,merchant_id,channel,product,card_type,transaction_type,currency,\
                rate,fixed,min,max,rounding,effective_from,effective_to
                CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2026-01-01,
                M2-USD,MERCHANT,M2,,,,PAYMENT,USD,0.029,0.30,0.50,20.00,HALF_EVEN,2026-01-01,
                ISSUER,ISSUER,,CARD,ONLINE,DEBIT,PAYMENT,CNY,0.0035,,,13.00,,2026-01-01,2026-12-31
                """);
        files.put("merchant-agents.csv", "merchant_id,agent_id,effective_from,effective_to\n");
        files.put("settlement-terms.csv", """
                merchant_id,currency,minimum,reserve_rate,reserve_days,effective_from,effective_to
                M1,CNY,100.00,0.05,30,2026-01-01,2026-06-30
                M1,CNY,200.00,,,2026-07-01,
                """);
        files.put("reconciliation-terms.csv", """
                channel,currency,amount_tolerance,fee_tolerance,carry_days,fallback_keys,write_off_limit,second_person_limit,effective_from,effective_to
                CARD,CNY,0.00,0.01,2,MERCHANT_REFERENCE+AMOUNT_AND_DATE,1.00,100.00,2026-01-01,2026-06-30
                CARD,CNY,,,,,,,2026-07-01,
                """);
        files.put("incoming-files.csv", """
                sender,kind,pattern,complete
                CARD,CHANNEL_BILL,settle_*.csv,.ok
                B1,STATEMENT,*.sta|camt*.xml,
                """);
    }

    public static TinySetUp right() {
        return new TinySetUp();
    }

    public TinySetUp replace(String file, String from, String to) {
        String text = files.get(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        files.put(file, text.replace(from, to));
        return this;
    }

    public TinySetUp add(String file, String line) {
        files.merge(file, line + "\n", String::concat);
        return this;
    }

    public TinySetUp with(String file, String text) {
        files.put(file, text);
        return this;
    }

    public TinySetUp without(String file) {
        files.remove(file);
        return this;
    }

    TinySetUp in(Charset other) {
        charset = other;
        return this;
    }

    public Set<String> files() {
        return files.keySet();
    }

    public String text(String file) {
        return files.get(file);
    }

    /** What is wrong with it where nothing is stored yet. */
    public List<FileProblem> problems(Path folder) {
        return problemsIn(writeTo(folder)).inFileOrder();
    }

    /** What is wrong with a folder where nothing is stored yet. */
    public static SetUpProblems problemsIn(Path folder) {
        SetUpProblems problems = new SetUpProblems();
        SetUp.read(folder, StoredSetUp.NOTHING, problems);
        return problems;
    }

    public Path writeTo(Path folder) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue().getBytes(charset));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a second set-up may change of what the first one stored, and what it may not. */
class SetUpAgainTest {

    @TempDir
    private Path folder;

    @Test
    void theSameFolderAgainChangesNothing() {
        SecondSetUp again = read(withAgent(), withAgent());

        assertThat(again.told()).isEmpty();
        assertThat(again.content().sections()).allSatisfy(section -> {
            assertThat(section.count().read()).isPositive();
            assertThat(section.count().added()).isZero();
            assertThat(section.count().changed()).isZero();
            assertThat(section.audit()).isEmpty();
        });
    }

    /** Something in every file. */
    private static TinySetUp withAgent() {
        return TinySetUp.right()
                .add("accounts.csv", "M2,CNY,BUFFERED,EFFECTIVE,0.00")
                .add("merchant-agents.csv", "M1,M2,2026-01-01,")
                .add("operators.csv", "operator_id,name,logins,roles,approval_limits,effective_from,effective_to")
                .add("operators.csv", "li,Li Na,li,SET_UP;APPROVE,CNY:5.00,2026-01-01,")
                .add("amount-ceilings.csv", "party,id,currency,ceiling")
                .add("amount-ceilings.csv", "MERCHANT,,CNY,5000.00")
                .add("amount-ceilings.csv", "BANK,B1,CNY,70000.00");
    }

    @Test
    void anotherWayToWriteTheSameChangesNothing() {
        TinySetUp otherwise = TinySetUp.right()
                .replace("fee-rules.csv", "0.0060,0.00,,,HALF_UP", "0.006,,,,")
                .replace("accounts.csv", "100.00", "100")
                .replace("calendars/CN.yml", "[SATURDAY, SUNDAY]", "[SUNDAY, SATURDAY]");

        SecondSetUp again = read(TinySetUp.right(), otherwise);

        assertThat(again.told()).isEmpty();
        assertThat(again.audit()).isEmpty();
    }

    @Test
    void lackingLinesDeleteNothingAndCanStillBeReferredTo() {
        TinySetUp few = TinySetUp.right()
                .replace("banks.csv", "B1,First Bank,CNY,100-1\n", "")
                .replace("merchants.csv", "M1,Tea House 茶馆,CN,T+1,AUTO,KEEP,ACTIVE\n", "")
                .replace("fee-rules.csv", "CNY,MERCHANT,,,,,PAYMENT,CNY,0.0060,0.00,,,HALF_UP,2026-01-01,\n", "")
                .without("calendars/CN.yml")
                .without("sub-accounts.csv")
                .without("merchant-aliases.csv");

        SecondSetUp again = read(TinySetUp.right(), few);

        assertThat(again.told()).isEmpty();
        assertThat(again.content().banks().all()).hasSize(2);
        assertThat(again.content().aliases().all()).hasSize(2);
    }

    /** Money is routed by these, so who added one is told; the others are their own record. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sub-accounts.csv | M2,USD,ESCROW,MALL,IMMEDIATE,POSTED,0.00 | account M2.USD.ESCROW.MALL: added: posting_mode IMMEDIATE, guard POSTED, overdraft_limit 0.00
            merchant-aliases.csv | SHOP-2,MALL,M2,2026-03-03, | alias SHOP-2 from 2026-03-03: added: business_line MALL, merchant_id M2, effective_to none
            merchant-bank-accounts.csv | M2,USD,B2,Books,9-4,false,2026-03-03,2026-12-31 | bank account M2 USD 9-4 2026-03-03: added: bank_id B2, account_name Books, is_default false, bank_code none, urgency NORMAL, merge false, effective_to 2026-12-31
            """)
    void whatRoutesMoneyIsAuditedWhenItIsNew(String file, String line, String told) {
        SecondSetUp again = read(TinySetUp.right(), TinySetUp.right().add(file, line));

        assertThat(again.told()).isEmpty();
        assertThat(again.audit()).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            institution.yml | Tiny | Huge | institution: name Tiny Payments -> Huge Payments
            calendars/CN.yml | China | Mainland | calendar CN: name China 中国 -> Mainland 中国
            calendars/CN.yml | to: 2026-12-31 | to: 2027-12-31 | calendar CN: covers.to 2026-12-31 -> 2027-12-31
            calendars/CN.yml | from: 2026-01-01 | from: 2025-01-01 | calendar CN: covers.from 2026-01-01 -> 2025-01-01
            calendars/CN.yml | 2026-02-17 | 2026-05-01 | calendar CN: day 2026-05-01 none -> holiday 春节 Spring Festival
            banks.csv | Second | Other | bank B2: name Second Bank -> Other Bank
            banks.csv | 200-2 | 200-3 | bank B2: account_number 200-2 -> 200-3
            channels.csv | WALLET,Wallet,B1 | WALLET,Wallet,B2 | channel WALLET: bank_id B1 -> B2
            channels.csv | REQUIRED | OPTIONAL | channel CARD: bill REQUIRED -> OPTIONAL
            channels.csv | CARD-DEPOSIT | CARDS | channel CARD: deposit_reference CARD-DEPOSIT -> CARDS
            merchants.csv | AUTO | NONE | merchant M1: payout AUTO -> NONE
            merchants.csv | T+1 | D+2 | merchant M1: settlement_terms T+1 -> D+2
            merchants.csv | CN | DAILY | merchant M1: settlement_calendar CN -> DAILY
            merchants.csv | KEEP | PROPORTION | merchant M1: refund_fee KEEP -> PROPORTION
            merchants.csv | N,ACTIVE | N,CLOSED | merchant M2: status ACTIVE -> CLOSED
            merchant-aliases.csv | 2026-07-01, | 2026-07-01,2026-12-31 | alias SHOP-1 from 2026-07-01: effective_to none -> 2026-12-31
            merchant-bank-accounts.csv | 9-3,true,2026-01-01, | 9-3,true,2026-01-01,2026-12-31 | bank account M2 USD 9-3 2026-01-01: effective_to none -> 2026-12-31
            fee-rules.csv | HALF_UP,2026-01-01, | HALF_UP,2026-01-01,2026-12-31 | fee rule CNY: effective_to none -> 2026-12-31
            """)
    void whatMayChangeIsChangedAndAudited(String file, String replaced, String by, String told) {
        SecondSetUp again = read(TinySetUp.right(), TinySetUp.right().replace(file, replaced, by));

        assertThat(again.told()).isEmpty();
        assertThat(again.audit()).containsExactly(told);
        assertThat(again.content().sections().stream()
                        .mapToLong(section -> section.count().changed())
                        .sum())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            institution.yml | business_calendar: DAILY | business_calendar: CN | line 2: business_calendar 'CN' is stored as DAILY; business dates depend on it
            institution.yml | 2026-02-13 | 2026-02-12 | line 3: first_business_date '2026-02-12' is stored as 2026-02-13; the books began then
            calendars/CN.yml | to: 2026-12-31 | to: 2026-11-30 | line 3: covers.to '2026-11-30' is stored as 2026-12-31; coverage may only grow
            calendars/CN.yml | from: 2026-01-01 | from: 2026-02-01 | line 3: covers.from '2026-02-01' is stored as 2026-01-01; coverage may only grow
            calendars/DAILY.yml | [] | [SUNDAY] | line 4: weekend 'SUNDAY' is stored as none; add a calendar with another week
            calendars/CN.yml | 2026-02-17 | 2026-02-18 | line 5: holidays.date '2026-02-18' changes closed business dates; they are closed through 2026-03-01
            accounts.csv | BUFFERED | IMMEDIATE | line 2: posting_mode 'IMMEDIATE' is stored as BUFFERED; the terms of an open account are not changed by set-up
            accounts.csv | EFFECTIVE | POSTED | line 2: pending_guard 'POSTED' is stored as EFFECTIVE; the terms of an open account are not changed by set-up
            accounts.csv | 100.00 | 200.00 | line 3: overdraft_limit '200.00' is stored as 100.00; the terms of an open account are not changed by set-up
            sub-accounts.csv | IMMEDIATE | BUFFERED | line 3: posting_mode 'BUFFERED' is stored as IMMEDIATE; the terms of an open account are not changed by set-up
            sub-accounts.csv | EFFECTIVE | POSTED | line 4: guard 'POSTED' is stored as EFFECTIVE; the terms of an open account are not changed by set-up
            sub-accounts.csv | 50.00 | 60.00 | line 4: overdraft_limit '60.00' is stored as 50.00; the terms of an open account are not changed by set-up
            merchant-aliases.csv | SHOP-1,MALL,M2 | SHOP-1,FOOD,M2 | line 3: business_line 'FOOD' is stored as MALL; end it and add a line with a new effective_from
            merchant-aliases.csv | 2026-06-30 | 2026-05-30 | line 2: effective_to '2026-05-30' is stored as 2026-06-30; an end is set once
            merchant-bank-accounts.csv | Tea House,9-2,false | Tea Room,9-2,false | line 3: account_name 'Tea Room' is stored as Tea House; end it and add a line with a new effective_from
            merchant-bank-accounts.csv | Inc | Ltd | line 4: account_name 'Bookshop, Ltd' is stored as Bookshop, Inc; end it and add a line with a new effective_from
            fee-rules.csv | 0.0060 | 0.0061 | line 2: rate '0.0061' is stored as 0.006; end it and add a rule with a new version or rule_id
            fee-rules.csv | 20.00 | 20.01 | line 3: max '20.01' is stored as 20.00; end it and add a rule with a new version or rule_id
            fee-rules.csv | DEBIT | "" | line 4: card_type is stored as DEBIT; end it and add a rule with a new version or rule_id
            fee-rules.csv | 2026-12-31 | "" | line 4: effective_to is stored as 2026-12-31; an end is set once
            """)
    void whatMayNotChangeIsRefused(String file, String replaced, String by, String told) {
        SecondSetUp again = read(TinySetUp.right(), TinySetUp.right().replace(file, replaced, by));

        assertThat(again.told()).containsExactly(file + " " + told);
    }

    @Test
    void theCurrencyOfABankDoesNotChange() {
        SecondSetUp again = read(TinySetUp.right(), TinySetUp.right().replace("banks.csv", "USD", "CNY"));

        assertThat(again.told())
                .containsExactly(
                        "banks.csv line 3: currency 'CNY' is stored as USD; a bank's currency never changes; add a bank",
                        "merchant-bank-accounts.csv line 4: currency 'USD' is not the currency of bank B2, CNY");
    }

    @Test
    void aHolidayOfTheFutureCanBeTakenBack() {
        TinySetUp before = TinySetUp.right().replace("calendars/CN.yml", "2026-02-17", "2026-05-01");
        TinySetUp now = TinySetUp.right()
                .replace("calendars/CN.yml", "  - date: 2026-02-17\n    name: 春节 Spring Festival\n", "")
                .replace(
                        "calendars/CN.yml", "working_days:", "working_days:\n  - {date: 2026-05-01, name: Taken back}");

        SecondSetUp again = read(before, now);

        assertThat(again.told()).isEmpty();
        assertThat(again.audit())
                .containsExactly("calendar CN: day 2026-05-01 holiday 春节 Spring Festival -> working day Taken back");
    }

    private SecondSetUp read(TinySetUp before, TinySetUp now) {
        return SecondSetUp.read(folder, before, now);
    }
}

package org.tallyhouse.setup.content;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.AmountCeiling;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.IncomingFile;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.run.people.Operator;
import org.tallyhouse.setup.term.BankAccount;
import org.tallyhouse.setup.term.Institution;
import org.tallyhouse.setup.term.MerchantAgent;
import org.tallyhouse.setup.term.MerchantAlias;
import org.tallyhouse.setup.term.OwnedAccounts;
import org.tallyhouse.setup.term.SubAccount;

/** Reads everything that set-up compares with; what there is of every merchant is handed over row by row. */
@Mapper
public interface SetUpMapper {

    /** At most one; lock 2 of the ledger's page. */
    List<Institution> lockInstitution();

    List<CalendarRow> calendars();

    List<CalendarDay> calendarDays();

    List<Bank> banks();

    List<PayoutTerms> payoutTerms();

    List<Channel> channels();

    void forEachMerchant(ResultHandler<Merchant> handler);

    /** Who has main accounts. */
    void forEachOwner(ResultHandler<OwnedAccounts> handler);

    /** Merchants' accounts that have a purpose. */
    void forEachSubAccount(ResultHandler<SubAccount> handler);

    void forEachAlias(ResultHandler<MerchantAlias> handler);

    void forEachBankAccount(ResultHandler<BankAccount> handler);

    void forEachAgreedTerms(ResultHandler<AgreedTerms> handler);

    void forEachMerchantAgent(ResultHandler<MerchantAgent> handler);

    List<ReconciliationTerms> reconciliationTerms();

    List<IncomingFile> incomingFiles();

    List<Operator> operators();

    List<AmountCeiling> amountCeilings();

    void insertPayeeChanges(
            @Param("changes") List<PayeeChange> changes,
            @Param("operator") String operator,
            @Param("changedOn") LocalDate changedOn);

    @Nullable LocalDate openDate();

    @Nullable LocalDate lastClosed();

    /** The last date that is not closed and of which some transaction is priced. */
    @Nullable LocalDate beingPriced();

    void changeInstitution(
            @Param("name") String name, @Param("fileAdjustments") Institution.FileAdjustments fileAdjustments);

    /** weekendDays: names of days of the week, comma separated. */
    record CalendarRow(String calendarId, String name, LocalDate coversFrom, LocalDate coversTo, String weekendDays) {}

    /** Whose bank account or terms changed, in which currency if in one; the number of an account that is new beside others. */
    record PayeeChange(
            String merchantId,
            @Nullable String currency,
            @Nullable String accountNumber) {}

    /** A day that differs from the week. */
    record CalendarDay(String calendarId, LocalDate day, boolean working, String name) {}
}

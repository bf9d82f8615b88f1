package org.tallyhouse.setup.content;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.AmountCeiling;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.IncomingFile;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.run.people.Operator;
import org.tallyhouse.setup.kind.AccountFile;
import org.tallyhouse.setup.kind.AgreedTermsFile;
import org.tallyhouse.setup.kind.AliasFile;
import org.tallyhouse.setup.kind.AmountCeilingFile;
import org.tallyhouse.setup.kind.BankAccountFile;
import org.tallyhouse.setup.kind.BankFile;
import org.tallyhouse.setup.kind.CalendarFile;
import org.tallyhouse.setup.kind.ChannelFile;
import org.tallyhouse.setup.kind.FeeRuleFile;
import org.tallyhouse.setup.kind.IncomingFileFile;
import org.tallyhouse.setup.kind.InstitutionFile;
import org.tallyhouse.setup.kind.MerchantAgentFile;
import org.tallyhouse.setup.kind.MerchantFile;
import org.tallyhouse.setup.kind.OperatorFile;
import org.tallyhouse.setup.kind.PayoutTermsFile;
import org.tallyhouse.setup.kind.ReconciliationTermsFile;
import org.tallyhouse.setup.kind.SubAccountFile;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.reading.SharedParts;
import org.tallyhouse.setup.reading.StoredRows;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.BankAccount;
import org.tallyhouse.setup.term.CalendarSheet;
import org.tallyhouse.setup.term.Institution;
import org.tallyhouse.setup.term.MerchantAgent;
import org.tallyhouse.setup.term.MerchantAlias;
import org.tallyhouse.setup.term.SubAccount;

/** What a folder says, kind by kind, beside what is stored. */
public record SetUpContent(
        StoredSetUp stored,
        KindSection<Institution> institution,
        KindSection<CalendarSheet> calendars,
        KindSection<Bank> banks,
        KindSection<PayoutTerms> payoutTerms,
        KindSection<Channel> channels,
        KindSection<Merchant> merchants,
        KindSection<AccountTerms> accounts,
        KindSection<SubAccount> subAccounts,
        KindSection<MerchantAlias> aliases,
        KindSection<BankAccount> bankAccounts,
        KindSection<FeeRule> feeRules,
        KindSection<AgreedTerms> agreedTerms,
        KindSection<MerchantAgent> merchantAgents,
        KindSection<ReconciliationTerms> reconciliationTerms,
        KindSection<IncomingFile> incomingFiles,
        KindSection<Operator> operators,
        KindSection<AmountCeiling> amountCeilings) {

    /** Reads every file and checks each line; what is wrong goes to the problems. */
    public static SetUpContent read(Path path, StoredSetUp stored, SetUpProblems problems) {
        SetUpFolder folder = new SetUpFolder(path, problems, new SharedParts());
        folder.requireFolder();
        InstitutionFile institution = new InstitutionFile();
        CalendarFile calendars = new CalendarFile();
        SetUpContent content = new SetUpContent(
                stored,
                new KindSection<>(
                        institution, folder.institution(institution), stored.institutions()::forEach, problems),
                new KindSection<>(calendars, folder.calendars(calendars), stored.calendars()::forEach, problems),
                section(new BankFile(), folder, stored.banks()::forEach),
                section(new PayoutTermsFile(), folder, stored.payoutTerms()::forEach),
                section(new ChannelFile(), folder, stored.channels()::forEach),
                section(new MerchantFile(), folder, stored.merchants()),
                section(new AccountFile(), folder, stored.accountTerms()),
                section(new SubAccountFile(), folder, stored.subAccounts()),
                section(new AliasFile(), folder, stored.aliases()),
                section(new BankAccountFile(), folder, stored.bankAccounts()),
                section(new FeeRuleFile(), folder, stored.feeRules()),
                section(new AgreedTermsFile(), folder, stored.agreedTerms()),
                section(new MerchantAgentFile(), folder, stored.merchantAgents()),
                section(new ReconciliationTermsFile(), folder, stored.reconciliationTerms()::forEach),
                section(new IncomingFileFile(), folder, stored.incomingFiles()::forEach),
                section(new OperatorFile(), folder, stored.operators()::forEach),
                section(new AmountCeilingFile(), folder, stored.amountCeilings()::forEach));
        folder.refuseUnknownFiles(files());
        return content;
    }

    private static <T> KindSection<T> section(CsvKind<T> kind, SetUpFolder folder, StoredRows<T> stored) {
        return new KindSection<>(kind, folder.csv(kind), stored, folder.problems());
    }

    private static Set<String> files() {
        return Set.of(
                InstitutionFile.FILE,
                new BankFile().file(),
                new PayoutTermsFile().file(),
                new ChannelFile().file(),
                new MerchantFile().file(),
                new AccountFile().file(),
                new SubAccountFile().file(),
                new AliasFile().file(),
                new BankAccountFile().file(),
                new FeeRuleFile().file(),
                new AgreedTermsFile().file(),
                new MerchantAgentFile().file(),
                new ReconciliationTermsFile().file(),
                new IncomingFileFile().file(),
                new OperatorFile().file(),
                new AmountCeilingFile().file());
    }

    /** In the order of loading: what others refer to comes first. */
    public List<KindSection<?>> sections() {
        return List.of(
                institution,
                calendars,
                banks,
                payoutTerms,
                channels,
                merchants,
                accounts,
                subAccounts,
                aliases,
                bankAccounts,
                feeRules,
                agreedTerms,
                merchantAgents,
                reconciliationTerms,
                incomingFiles,
                operators,
                amountCeilings);
    }

    /** The currencies in use: a merchant has accounts in it, or a bank of ours holds it. */
    public Set<String> currencies() {
        Set<String> currencies = new TreeSet<>();
        Stream.concat(
                        accounts.all().stream().map(AccountTerms::currency),
                        banks.all().stream().map(Bank::currency))
                .forEach(currencies::add);
        return currencies;
    }

    /** The date from which on terms must work: the open business date, or the first one. */
    public @Nullable LocalDate startDate() {
        if (stored.openDate() != null) {
            return stored.openDate();
        }
        Institution known = institution.find();
        return known == null ? null : known.firstBusinessDate();
    }
}

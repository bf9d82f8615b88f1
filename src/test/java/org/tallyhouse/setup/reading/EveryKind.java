package org.tallyhouse.setup.reading;

import java.util.List;
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

/** Every kind of thing that set-up loads. */
final class EveryKind {
    /** Those that set-up writes itself. */
    static final List<SetUpKind<?>> STORED = List.of(
            new AgreedTermsFile(),
            new AliasFile(),
            new AmountCeilingFile(),
            new BankAccountFile(),
            new BankFile(),
            new CalendarFile(),
            new ChannelFile(),
            new FeeRuleFile(),
            new IncomingFileFile(),
            new OperatorFile(),
            new InstitutionFile(),
            new MerchantAgentFile(),
            new MerchantFile(),
            new PayoutTermsFile(),
            new ReconciliationTermsFile());

    /** Those that the ledger stores. */
    static final List<SetUpKind<?>> ACCOUNTS = List.of(new AccountFile(), new SubAccountFile());

    private EveryKind() {}
}

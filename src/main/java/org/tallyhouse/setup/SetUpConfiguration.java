package org.tallyhouse.setup;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.setup.content.SetUpMapper;

/** The part set-up brings. */
@Configuration(proxyBeanMethods = false)
class SetUpConfiguration {

    @Bean
    SetUp setUp(
            SetUpMapper mapper,
            FeeRuleMapper feeRules,
            BulkInsert bulkInsert,
            Accounts accounts,
            PostingWindows windows,
            TransactionTemplate transaction,
            AuditLog audit,
            Clock clock) {
        return new SetUp(mapper, feeRules, bulkInsert, accounts, windows, transaction, audit, clock);
    }
}

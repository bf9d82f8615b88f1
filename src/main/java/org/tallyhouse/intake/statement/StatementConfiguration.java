package org.tallyhouse.intake.statement;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.file.DeclaredLayouts;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.result.TransferMoves;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.HomeFolders;

/** The parts of the intake of statements. */
@Configuration(proxyBeanMethods = false)
class StatementConfiguration {

    @Bean
    RowLoader statementLoader(
            StatementMapper mapper,
            MerchantMapper merchants,
            TransferMoves moves,
            Accounts accounts,
            Ledger ledger,
            HomeFolders folders,
            BulkInsert bulkInsert) {
        return new StatementLoader(
                mapper,
                new StatementFiles(merchants, new DeclaredLayouts(folders)),
                new StatementDecisions(mapper, bulkInsert),
                new StatementBooking(merchants, moves, accounts, ledger, bulkInsert),
                bulkInsert);
    }
}

package org.tallyhouse.intake;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.file.DeclaredLayouts;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.FileImportMapper;
import org.tallyhouse.intake.file.IntakeSettings;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.result.InstructionMapper;
import org.tallyhouse.intake.result.ResultFiles;
import org.tallyhouse.intake.result.ResultsLoader;
import org.tallyhouse.intake.result.TransferMoveMapper;
import org.tallyhouse.intake.result.TransferMoves;
import org.tallyhouse.intake.transaction.FileAdjustments;
import org.tallyhouse.intake.transaction.TransactionLoader;
import org.tallyhouse.intake.transaction.TransactionMapper;
import org.tallyhouse.intake.watch.Collector;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.run.audit.AuditLog;

/** The parts of intake. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    /** Commits of its own, also inside a step of the night, whose transaction keeps the lease meanwhile. */
    @Bean
    FileImport fileImport(
            FileImportMapper mapper,
            BulkInsert bulkInsert,
            PlatformTransactionManager transactions,
            IntakeSettings settings,
            HomeFolders folders,
            Clock clock,
            AuditLog audit,
            List<RowLoader> loaders) {
        TransactionTemplate ownCommits = new TransactionTemplate(transactions);
        ownCommits.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new FileImport(mapper, bulkInsert, ownCommits, settings, folders, clock, audit, loaders);
    }

    @Bean
    RowLoader transactionLoader(
            TransactionMapper mapper,
            FileAdjustments adjustments,
            IntakeSettings settings,
            MerchantMapper merchants,
            FeeRuleMapper feeRules,
            PostingWindows windows,
            Accounts accounts,
            Ledger ledger,
            BulkInsert bulkInsert) {
        return new TransactionLoader(
                mapper, adjustments, settings, merchants, feeRules, windows, accounts, ledger, bulkInsert);
    }

    @Bean
    TransferMoves transferMoves(InstructionMapper instructions, TransferMoveMapper mapper, BulkInsert bulkInsert) {
        return new TransferMoves(instructions, mapper, bulkInsert);
    }

    @Bean
    RowLoader resultsLoader(
            InstructionMapper instructions,
            TransferMoves moves,
            HomeFolders folders,
            Accounts accounts,
            Holds holds,
            BulkInsert bulkInsert) {
        return new ResultsLoader(
                instructions,
                moves,
                new ResultFiles(instructions, new DeclaredLayouts(folders)),
                accounts,
                holds,
                bulkInsert);
    }

    @Bean
    Collector collector(FileImport files, HomeFolders folders, Clock clock, StopRequest stop) {
        return new Collector(files, folders, clock, stop);
    }

    @Bean
    ArrivedFiles arrivedFiles(HomeFolders folders, MerchantMapper merchants) {
        return new ArrivedFiles(folders, merchants);
    }

    @Bean
    NightInputs nightInputs(IntakeMapper mapper, MerchantMapper merchants, ArrivedFiles arrived) {
        return new NightInputs(mapper, merchants, arrived);
    }
}

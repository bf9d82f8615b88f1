package org.tallyhouse.intake.bill;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.file.DeclaredLayouts;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.HomeFolders;

/** The parts of the intake of channels' bills. */
@Configuration(proxyBeanMethods = false)
class BillConfiguration {

    @Bean
    RowLoader channelBillLoader(
            MerchantMapper merchants,
            HomeFolders folders,
            BillContentMapper contents,
            Accounts accounts,
            BulkInsert bulkInsert) {
        BillFiles files = new BillFiles(merchants, new DeclaredLayouts(folders));
        return new ChannelBillLoader(merchants, files, contents, accounts, bulkInsert);
    }
}

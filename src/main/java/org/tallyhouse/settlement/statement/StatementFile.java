package org.tallyhouse.settlement.statement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.StepState;
import org.tallyhouse.settlement.netting.SettlementMapper;
import org.tallyhouse.settlement.netting.SettlementMapper.Stated;
import org.tallyhouse.settlement.netting.SettlementSettings;
import org.tallyhouse.settlement.statement.StatedAccounts.StatedAccount;

/** Writes a statement per merchant: from what was carried to what is carried, and what its accounts did meanwhile. */
@Component
public final class StatementFile {
    private static final List<String> STATEMENT_COLUMNS = List.of(
            "record",
            "settlement_id",
            "transaction_id",
            "business_date",
            "occurred_at",
            "type",
            "original_transaction_id",
            "channel",
            "product",
            "card_type",
            "currency",
            "amount",
            "effect",
            "issuer_fee",
            "network_fee",
            "acquirer_fee",
            "service_fee",
            "fee",
            "net",
            "balance",
            "account");

    private final SettlementMapper mapper;
    private final StatedAccounts accounts;
    private final SettlementSettings settings;
    private final HomeFolders folders;

    StatementFile(SettlementMapper mapper, StatedAccounts accounts, SettlementSettings settings, HomeFolders folders) {
        this.mapper = mapper;
        this.accounts = accounts;
        this.settings = settings;
        this.folders = folders;
    }

    /** The statements of some merchants per commit. */
    public boolean write(StepState step) {
        List<String> chunk =
                mapper.nextStatements(step.businessDate(), step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        write(step.businessDate(), chunk);
        step.moveTo(chunk.get(chunk.size() - 1));
        step.done(chunk.size());
        return true;
    }

    private void write(LocalDate date, Collection<String> merchants) {
        List<Stated> settlements = mapper.stated(date, merchants);
        Map<String, List<StatedAccount>> byId = accounts.read(date, settlements);
        settlements.stream()
                .collect(Collectors.groupingBy(Stated::merchantId))
                .forEach((merchant, own) -> CsvOutput.writeForPeople(
                        folders.out(date).resolve("settlement/statements/%s.csv".formatted(merchant)),
                        STATEMENT_COLUMNS,
                        out -> own.forEach(stated -> write(
                                new StatementPart(out, date, stated),
                                byId.getOrDefault(stated.settlementId(), List.of())))));
    }

    private void write(StatementPart part, List<StatedAccount> accountsOfIt) {
        part.writeSettlement(mapper);
        accountsOfIt.stream().filter(account -> !account.isEmpty()).forEach(part::writeAccount);
    }
}

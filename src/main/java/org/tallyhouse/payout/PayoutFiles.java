package org.tallyhouse.payout;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.PayoutMapper.BankFile;
import org.tallyhouse.run.Folders;

/** Writes bank files, each with its {@code .ok} file last, and the list of what could not be paid. */
@Component
final class PayoutFiles {
    private final PayoutMapper mapper;
    private final Folders folders;

    PayoutFiles(PayoutMapper mapper, Folders folders) {
        this.mapper = mapper;
        this.folders = folders;
    }

    /** Returns the file's SHA-256. */
    String write(BankFile file) {
        Path path = folder(file.businessDate()).resolve(file.bankId()).resolve(file.name());
        String sha256 = CsvOutput.write(
                path,
                List.of("instruction_id", "account_name", "account_number", "currency", "amount", "reference"),
                out -> mapper.forEachInstruction(file, result -> {
                    var row = result.getResultObject();
                    out.row(
                            row.instructionId(),
                            row.accountName(),
                            row.accountNumber(),
                            file.currency(),
                            Amounts.format(row.amountMinor(), file.currency()),
                            row.settlementId());
                }));
        CsvOutput.write(
                path.resolveSibling(file.name() + ".ok"),
                List.of("name", "sha256", "count", "total", "currency", "sequence"),
                out -> out.row(
                        file.name(),
                        sha256,
                        file.itemCount(),
                        Amounts.format(file.totalMinor(), file.currency()),
                        file.currency(),
                        file.sequence()));
        return sha256;
    }

    void writeNotPaid(LocalDate date) {
        CsvOutput.write(
                folder(date).resolve("not-paid-%s.csv".formatted(date)),
                List.of("settlement_id", "merchant_id", "currency", "amount", "reason"),
                out -> mapper.forEachNotPaid(date, result -> {
                    var row = result.getResultObject();
                    out.row(
                            row.settlementId(),
                            row.merchantId(),
                            row.currency(),
                            Amounts.format(row.amountMinor(), row.currency()),
                            row.reason());
                }));
    }

    private Path folder(LocalDate date) {
        return folders.out(date).resolve("payout");
    }
}

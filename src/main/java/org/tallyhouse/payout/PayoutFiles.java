package org.tallyhouse.payout;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.PayoutMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.InstructionRow;
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
    String write(BankFile file, BankFormat format) {
        Path path = path(file);
        String sha256 = format.write(
                path,
                file,
                each -> mapper.forEachInstruction(file, result -> each.accept(transfer(result.getResultObject()))));
        CsvOutput.write(
                okFile(path),
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

    private static CreditTransfer transfer(InstructionRow row) {
        return new CreditTransfer(
                row.instructionId(),
                row.accountName(),
                row.accountNumber(),
                row.bankCode(),
                row.amountMinor(),
                row.settlementId(),
                false);
    }

    Path path(BankFile file) {
        return folder(file.businessDate()).resolve(file.bankId()).resolve(file.name());
    }

    static Path okFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".ok");
    }

    void writeNotPaid(LocalDate date) {
        CsvOutput.write(
                folder(date).resolve("not-paid-%s.csv".formatted(date)),
                List.of("settlement_id", "merchant_id", "currency", "amount", "reason", "detail"),
                out -> mapper.forEachNotPaid(date, result -> {
                    var row = result.getResultObject();
                    out.row(
                            row.settlementId(),
                            row.merchantId(),
                            row.currency(),
                            Amounts.format(row.amountMinor(), row.currency()),
                            row.reason(),
                            row.detail());
                }));
    }

    private Path folder(LocalDate date) {
        return folders.out(date).resolve("payout");
    }
}

package org.tallyhouse.payout;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.run.HomeFolders;

/** Writes bank files, each with its {@code .ok} file last, and the list of what could not be paid. */
@Component
final class PayoutFiles {
    private final PayoutMapper mapper;
    private final FilingMapper filing;
    private final HomeFolders folders;

    PayoutFiles(PayoutMapper mapper, FilingMapper filing, HomeFolders folders) {
        this.mapper = mapper;
        this.filing = filing;
        this.folders = folders;
    }

    /** Returns the file's SHA-256. */
    String write(BankFile file, BankFormat format) {
        Path path = path(file);
        String sha256 = format.write(
                path,
                file,
                each -> filing.forEachTransfer(
                        file,
                        result ->
                                each.accept(result.getResultObject().transfer().line())));
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

package org.tallyhouse.payout;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.StepState;

/** Writes bank files, each with its {@code .ok} file last, and the list of what could not be paid. */
@Component
final class PayoutFiles {
    private final PayoutMapper mapper;
    private final FilingMapper filing;
    private final BankFormats formats;
    private final HomeFolders folders;

    PayoutFiles(PayoutMapper mapper, FilingMapper filing, BankFormats formats, HomeFolders folders) {
        this.mapper = mapper;
        this.filing = filing;
        this.formats = formats;
        this.folders = folders;
    }

    /** One file per commit; its hash is stored once it is there with its .ok file. */
    boolean write(StepState step) {
        if (step.isFirst()) {
            step.expect(filing.filesLeft(step.businessDate(), step.bankId()));
        }
        BankFile file = filing.nextFile(step.businessDate(), step.bankId());
        if (file == null) {
            return false;
        }
        filing.markWritten(file, write(file, formats.read().of(file.bankId())));
        step.done(1);
        return true;
    }

    /** Returns the file's SHA-256. */
    private String write(BankFile file, BankFormat format) {
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
        CsvOutput.writeForPeople(
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

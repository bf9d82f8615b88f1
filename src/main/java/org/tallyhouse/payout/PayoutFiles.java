package org.tallyhouse.payout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.FileToPut;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.OkFile;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.layout.declared.line.CannotWrite;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StepState;

/** Writes bank files, each with its {@code .ok} file last, and the list of what could not be paid. */
@Component
final class PayoutFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutFiles.class);

    private final PayoutMapper mapper;
    private final FilingMapper filing;
    private final BankFormats formats;
    private final HomeFolders folders;
    private final OperatorNotices notices;

    PayoutFiles(
            PayoutMapper mapper,
            FilingMapper filing,
            BankFormats formats,
            HomeFolders folders,
            OperatorNotices notices) {
        this.notices = notices;
        this.mapper = mapper;
        this.filing = filing;
        this.formats = formats;
        this.folders = folders;
    }

    /** One file per commit; its hash is stored once it is there with its .ok file. */
    boolean write(StepState step) {
        BankFile file = next(step);
        if (file != null) {
            write(file);
            step.done(1);
        }
        return file != null;
    }

    /** The same; a bank whose files cannot be written keeps no other from its own, and is told of. */
    boolean writeWhatCan(StepState step) {
        BankFile file = next(step);
        if (file != null) {
            try {
                write(file);
            } catch (CannotWrite | TransferRefused | FileRefused | FilesRefused e) {
                notices.tell("! %s cannot be written: %s".formatted(file.name(), e.getMessage()));
                LOG.error("{} cannot be written", file.name(), e);
                step.moveTo(file.name());
            }
            step.done(1);
        }
        return file != null;
    }

    private @Nullable BankFile next(StepState step) {
        if (step.isFirst()) {
            step.expect(filing.filesLeft(step.businessDate(), step.bankId()));
        }
        return filing.nextFile(step.businessDate(), step.bankId(), step.textPosition());
    }

    private void write(BankFile file) {
        filing.markWritten(file, write(file, formats.read().of(file.bankId())));
    }

    /** Returns the file's SHA-256. */
    private String write(BankFile file, BankFormat format) {
        String sha256 = writeData(file, format);
        writeOkFile(file, sha256);
        return sha256;
    }

    private String writeData(BankFile file, BankFormat format) {
        return format.write(
                path(file),
                file,
                each -> filing.forEachTransfer(
                        file,
                        result ->
                                each.accept(result.getResultObject().transfer().line())));
    }

    private void writeOkFile(BankFile file, String sha256) {
        WholeFile.write(OkFile.beside(path(file)), writer -> writer.write(okText(file, sha256)));
    }

    private static String okText(BankFile file, String sha256) {
        return new OkFile(
                        file.name(),
                        sha256,
                        file.itemCount(),
                        Amounts.format(file.totalMinor(), file.currency()),
                        file.currency(),
                        file.sequence())
                .text();
    }

    /** A file that was written, as it was recorded. */
    FileToPut toPut(BankFile file) {
        return new FileToPut(path(file), file.name(), file.recordedSha256());
    }

    /** Its {@code .ok} file, which says what was recorded: the one that is here is not believed. */
    FileToPut okFileToPut(BankFile file) {
        String text = okText(file, file.recordedSha256());
        Path path = OkFile.beside(path(file));
        if (!isThere(path) || !FileFacts.of(path).sha256().equals(FileFacts.sha256(text))) {
            writeOkFile(file, file.recordedSha256());
        }
        return new FileToPut(path, path.getFileName().toString(), FileFacts.sha256(text));
    }

    /** @throws DropFailed if it comes out with other bytes than the first time */
    void makeAgainIfMissing(BankFile file) {
        if (!isThere(path(file))) {
            makeAgain(file);
        }
    }

    /**
     * Keeps a file that was changed under another name, and makes it again.
     *
     * @return what to tell of it behind why it was not put; empty if it is as recorded
     */
    String setAside(BankFile file) {
        Path path = path(file);
        try {
            if (isThere(path)) {
                String sha256 = FileFacts.of(path).sha256();
                if (sha256.equals(file.recordedSha256())) {
                    return "";
                }
                Path aside = path.resolveSibling("%s.changed-%s".formatted(file.name(), sha256.substring(0, 16)));
                Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
                makeAgain(file);
                return "; what was changed is kept as %s, the file was made again".formatted(aside.getFileName());
            }
            return "";
        } catch (IOException | UncheckedIOException | FileRefused | DropFailed e) {
            return "; it cannot be made again: " + CauseText.of(e);
        }
    }

    private void makeAgain(BankFile file) {
        String sha256 = writeData(file, formats.read().of(file.bankId()));
        if (!sha256.equals(file.recordedSha256())) {
            throw DropFailed.changed(path(file), file.recordedSha256(), sha256);
        }
        LOG.info("{} was made again from its rows", file.name());
    }

    /** A link to nothing is there, too. */
    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    Path path(BankFile file) {
        return folder(file.businessDate()).resolve(file.bankId()).resolve(file.name());
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

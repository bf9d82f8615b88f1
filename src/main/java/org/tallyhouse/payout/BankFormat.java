package org.tallyhouse.payout;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.bankfile.CreditTransferFormat;
import org.tallyhouse.bankfile.PayingParty;
import org.tallyhouse.bankfile.TransferSource;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.layout.declared.line.FileHead;
import org.tallyhouse.layout.declared.line.LayoutWriter;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.Sender;

/** What the files to one bank are written in. */
sealed interface BankFormat {

    /**
     * Looks at a transfer alone, in a file with nothing else.
     *
     * @throws org.tallyhouse.bankfile.TransferRefused or {@link org.tallyhouse.layout.declared.line.CannotWrite} if the
     *     format cannot carry it
     */
    void check(BankFile file, CreditTransfer transfer);

    /** Writes a file, whole or not at all, and returns its SHA-256. */
    String write(Path path, BankFile file, TransferSource transfers);

    /** The id an instruction has in the bank's files. */
    default String reference(String instructionId) {
        return instructionId;
    }

    /** Our own CSV, which carries everything. */
    record Csv() implements BankFormat {
        @Override
        public void check(BankFile file, CreditTransfer transfer) {
            // CSV has room for anything
        }

        @Override
        public String write(Path path, BankFile file, TransferSource transfers) {
            return CsvOutput.write(
                    path,
                    List.of("instruction_id", "account_name", "account_number", "currency", "amount", "reference"),
                    out -> transfers.forEach(row -> out.row(
                            row.instructionId(),
                            row.name(),
                            row.accountNumber(),
                            file.currency(),
                            Amounts.format(row.amountMinor(), file.currency()),
                            row.reference())));
        }
    }

    /** A declared layout. */
    record Declared(LayoutWriter writer) implements BankFormat {
        @Override
        public void check(BankFile file, CreditTransfer transfer) {
            writer.write(
                    OutputStream.nullOutputStream(),
                    head(file),
                    each -> each.accept(fields(transfer, file.currency())));
        }

        @Override
        public String write(Path path, BankFile file, TransferSource transfers) {
            return writer.write(
                    path,
                    head(file),
                    each -> transfers.forEach(transfer -> each.accept(fields(transfer, file.currency()))));
        }

        private static FileHead head(BankFile file) {
            return new FileHead(
                    file.businessDate(),
                    file.sequence(),
                    file.currency(),
                    Map.of("execution_date", file.executionDate().toString()));
        }

        private static Map<String, String> fields(CreditTransfer row, String currency) {
            return Map.of(
                    "instruction_id", row.instructionId(),
                    "account_name", row.name(),
                    "account_number", row.accountNumber(),
                    "bank_code", row.bankCode(),
                    "currency", currency,
                    "amount", Amounts.format(row.amountMinor(), currency),
                    "reference", row.reference(),
                    "urgency", (row.urgent() ? Urgency.URGENT : Urgency.NORMAL).name());
        }
    }

    /** A standard: pain.001 or NACHA. */
    record Standard(Sender sender, CreditTransferFormat format, UnaryOperator<String> references)
            implements BankFormat {
        @Override
        public void check(BankFile file, CreditTransfer transfer) {
            format.check(head(file), transfer);
        }

        @Override
        public String write(Path path, BankFile file, TransferSource transfers) {
            return WholeFile.writeBytes(path, bytes -> format.write(head(file), transfers, bytes));
        }

        @Override
        public String reference(String instructionId) {
            return references.apply(instructionId);
        }

        /**
         * What stands in the head of a file. Its time is midnight after the business date, so that the same inputs
         * give the same file whenever the night runs.
         */
        private CreditTransferFile head(BankFile file) {
            return new CreditTransferFile(
                    file.name().substring(0, file.name().lastIndexOf('.')),
                    file.executionDate(),
                    file.businessDate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                    file.sequence(),
                    new PayingParty(sender.institution(), sender.accountNumber(), sender.bankCode()),
                    file.currency(),
                    file.itemCount(),
                    file.totalMinor());
        }
    }
}

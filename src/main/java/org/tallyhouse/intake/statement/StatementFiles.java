package org.tallyhouse.intake.statement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tallyhouse.bankfile.LayoutStatementReader;
import org.tallyhouse.bankfile.StatementBalance;
import org.tallyhouse.bankfile.StatementEntry;
import org.tallyhouse.bankfile.StatementHandler;
import org.tallyhouse.bankfile.StatementHead;
import org.tallyhouse.bankfile.StatementMark;
import org.tallyhouse.bankfile.StatementReader;
import org.tallyhouse.bankfile.bai2.Bai2Reader;
import org.tallyhouse.bankfile.iso20022.CamtStatementReader;
import org.tallyhouse.bankfile.mt940.Mt940Reader;
import org.tallyhouse.intake.file.CardNumbers;
import org.tallyhouse.intake.file.DeclaredLayouts;
import org.tallyhouse.intake.file.OwnTable;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.money.Amounts;

/** Turns banks' statements, in whatever format they come, into the rows of our own statement. */
final class StatementFiles {
    private static final int LONGEST_DESCRIPTION = 255;

    private final MerchantMapper merchants;
    private final DeclaredLayouts layouts;

    StatementFiles(MerchantMapper merchants, DeclaredLayouts layouts) {
        this.merchants = merchants;
        this.layouts = layouts;
    }

    Bank bank(String bankId) {
        return merchants.banks().stream()
                .filter(known -> known.bankId().equals(bankId))
                .findFirst()
                .orElseThrow(() -> new FileRefused(
                        FileFault.NOT_SET_UP.says("there is no bank {value}").about("bank", bankId)));
    }

    /** The rows of a file as our CSV: the file itself, or a temporary file which the caller deletes. */
    Path table(String bankId, Path file, List<String> columns, LocalDate businessDate) {
        Bank bank = bank(bankId);
        return switch (bank.statementFormat()) {
            case CSV -> file;
            case LAYOUT ->
                copied(
                        new LayoutStatementReader(
                                layouts.find(bank.statementLayout(), LayoutPurpose.BANK_STATEMENT, file), businessDate),
                        bank,
                        file,
                        columns);
            case CAMT_053 -> copied(CamtStatementReader.statements(), bank, file, columns);
            case CAMT_054 -> copied(CamtStatementReader.notifications(), bank, file, columns);
            case MT940 -> copied(new Mt940Reader(), bank, file, columns);
            case BAI2 -> copied(new Bai2Reader(), bank, file, columns);
        };
    }

    private static Path copied(StatementReader reader, Bank bank, Path file, List<String> columns) {
        List<String> all =
                Stream.concat(columns.stream(), SeenStatement.COLUMNS.stream()).toList();
        return OwnTable.make(all, (table, folder) -> {
            Copying copying = new Copying(bank, table);
            reader.read(file, copying);
            copying.end(file);
        });
    }

    /** Writes the statements of the bank's account; others are set aside, as their money is not in it. */
    private static final class Copying implements StatementHandler {
        private final Bank bank;
        private final OwnTable table;
        private final List<String> first = new ArrayList<>(1);
        private boolean ours;
        private boolean any;

        Copying(Bank bank, OwnTable table) {
            this.bank = bank;
            this.table = table;
        }

        @Override
        public void open(StatementHead head, StatementBalance opening) {
            String reason = AccountName.of(head.account()).mayBe(bank.accountNumber())
                    ? currencyReason(head)
                    : "statement %s is of an account that ends in %s, not of the account of bank %s in the set-up"
                            .formatted(head.id(), AccountName.of(head.account()).end(), bank.bankId());
            ours = reason.isEmpty();
            any |= ours;
            if (ours) {
                opening(head, opening);
            } else {
                fault(head, RejectReason.OTHER_ACCOUNT, reason);
            }
        }

        private String currencyReason(StatementHead head) {
            String currency = head.currency().getCurrencyCode();
            return currency.equals(bank.currency())
                    ? ""
                    : "statement %s is in %s, the account of bank %s in %s"
                            .formatted(head.id(), currency, bank.bankId(), bank.currency());
        }

        @Override
        public void entry(StatementEntry entry) {
            if (ours) {
                String text = CardNumbers.mask(entry.description());
                int end = text.offsetByCodePoints(
                        0, Math.min(text.codePointCount(0, text.length()), LONGEST_DESCRIPTION));
                table.row(
                        entry.line(),
                        Map.of(
                                "record", "ENTRY",
                                "booking_date", entry.bookingDate(),
                                "value_date", entry.valueDate(),
                                "reference", entry.reference(),
                                "currency", entry.currency(),
                                "amount", Amounts.format(entry.amountMinor(), entry.currency()),
                                "description", text.substring(0, end)));
            }
        }

        @Override
        public void close(long line, StatementBalance closing, boolean interim) {
            if (ours) {
                Map<String, Object> row = balance("CLOSING", closing);
                row.put("mark", interim ? SeenStatement.INTERIM : "");
                table.row(line, row);
            }
        }

        @Override
        public void setAside(StatementHead head, String reason) {
            fault(head, RejectReason.DOES_NOT_FOOT, reason);
        }

        private void fault(StatementHead head, RejectReason reason, String detail) {
            if (first.isEmpty()) {
                first.add(detail);
            }
            table.fault(head.line(), "statement", head.id(), reason, detail);
        }

        void end(Path file) {
            if (!any) {
                throw new FileRefused(FileFault.WRONG_STRUCTURE
                        .says("{file} has no statement that can be taken in: {cause}")
                        .in(file)
                        .because(first.get(0)));
            }
        }

        private void opening(StatementHead head, StatementBalance opening) {
            StatementMark mark = head.mark();
            Map<String, Object> row = balance("OPENING", opening);
            row.put("booking_date", mark.date() == null ? "" : mark.date());
            row.put("statement", mark.number());
            row.put("sequence", mark.sequence() == null ? "" : mark.sequence());
            row.put("page", mark.page() == 0 ? "" : mark.page());
            row.put("mark", mark.duplicate() ? SeenStatement.DUPLICATE : mark.continues() ? SeenStatement.INTERIM : "");
            table.row(head.line(), row);
        }

        private static Map<String, Object> balance(String record, StatementBalance balance) {
            Map<String, Object> row = new HashMap<>();
            row.put("record", record);
            row.put("currency", balance.currency());
            row.put("amount", Amounts.format(balance.minor(), balance.currency()));
            return row;
        }
    }
}

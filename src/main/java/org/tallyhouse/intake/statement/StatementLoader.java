package org.tallyhouse.intake.statement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.file.Reject;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.result.InstructionMapper;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;

/**
 * Takes in a bank statement: a deposit with a channel's reference clears that channel's receivable; a
 * line with a payout's id is that payout, which its result books; anything else is unidentified.
 */
public final class StatementLoader implements RowLoader {
    private final MerchantMapper merchants;
    private final InstructionMapper instructions;
    private final StatementFiles files;
    private final Accounts accounts;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;

    public StatementLoader(
            MerchantMapper merchants,
            InstructionMapper instructions,
            StatementFiles files,
            Accounts accounts,
            Ledger ledger,
            BulkInsert bulkInsert) {
        this.merchants = merchants;
        this.instructions = instructions;
        this.files = files;
        this.accounts = accounts;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.STATEMENT;
    }

    @Override
    public List<String> columns() {
        return List.of("record", "booking_date", "value_date", "reference", "currency", "amount", "description");
    }

    @Override
    public Path table(String sender, Path file, LocalDate businessDate) {
        return files.table(sender, file, columns(), businessDate);
    }

    @Override
    public WholeFileCheck wholeFileCheck(String sender, String fileName) {
        return new StatementCheck(fileName, files.bank(sender).currency());
    }

    @Override
    public Prepared prepare(Source source, List<FileRow> rows) {
        return () -> load(source, rows);
    }

    private Loaded load(Source source, List<FileRow> rows) {
        List<FileRow> entries =
                rows.stream().filter(row -> row.get("record").equals("ENTRY")).toList();
        Map<String, Channel> channels =
                merchants.channels().stream().collect(Collectors.toMap(Channel::depositReference, channel -> channel));
        Set<String> payouts = knownPayouts(entries);
        List<Line> lines = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        for (FileRow row : entries) {
            try {
                Line line = Line.parse(row, channels, payouts);
                if (line.amountMinor() != 0) {
                    lines.add(line);
                }
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        bulkInsert.insert(statementLine(source), lines);
        ledger.book(lines.stream()
                .filter(line -> line.meaning() != Meaning.PAYOUT)
                .map(line -> journal(source, line))
                .toList());
        return new Loaded(rows.size() - rejects.size(), 0, rejects);
    }

    private Set<String> knownPayouts(List<FileRow> entries) {
        Set<String> references =
                entries.stream().map(row -> row.get("reference")).collect(Collectors.toSet());
        return references.isEmpty()
                ? Set.of()
                : instructions.find(references).stream()
                        .map(InstructionMapper.Instruction::transferId)
                        .collect(Collectors.toSet());
    }

    private JournalDraft journal(Source source, Line line) {
        long cash = accounts.house(source.sender(), line.currency(), AccountKind.CASH);
        long other = line.channel() == null
                ? accounts.house(source.sender(), line.currency(), AccountKind.UNIDENTIFIED)
                : accounts.house(line.channel(), line.currency(), AccountKind.RECEIVABLE);
        return JournalDraft.of(
                JournalType.BANK_STATEMENT,
                "%s/%s/%d".formatted(source.sender(), source.sha256().substring(0, 16), line.line()),
                source.businessDate(),
                new Leg(cash, -line.amountMinor()),
                new Leg(other, line.amountMinor()));
    }

    private static BulkTable<Line> statementLine(Source source) {
        return BulkTable.<Line>named("statement_line")
                .with("file_id", line -> source.fileId())
                .with("line", Line::line)
                .with("bank_id", line -> source.sender())
                .with("booking_date", Line::bookingDate)
                .with("value_date", Line::valueDate)
                .with("reference", Line::reference)
                .with("currency", Line::currency)
                .with("amount_minor", Line::amountMinor)
                .with("description", Line::description)
                .with("meaning", line -> line.meaning().name())
                .with("channel", Line::channel)
                .with("business_date", line -> source.businessDate());
    }

    /** What a line turned out to be. */
    private enum Meaning {
        DEPOSIT,
        PAYOUT,
        UNIDENTIFIED
    }

    /** An entry of a statement; minor units, money in positive. */
    private record Line(
            long line,
            LocalDate bookingDate,
            LocalDate valueDate,
            String reference,
            String currency,
            long amountMinor,
            String description,
            Meaning meaning,
            @Nullable String channel) {

        static Line parse(FileRow row, Map<String, Channel> channels, Set<String> payouts) throws RowRejected {
            RowFields fields = new RowFields(row);
            Currency currency = fields.currency("currency");
            String reference = fields.optional("reference", 64);
            Channel channel = channels.get(reference);
            Meaning meaning = channel != null
                    ? Meaning.DEPOSIT
                    : payouts.contains(reference) ? Meaning.PAYOUT : Meaning.UNIDENTIFIED;
            return new Line(
                    row.line(),
                    fields.date("booking_date"),
                    fields.date("value_date"),
                    reference,
                    currency.getCurrencyCode(),
                    fields.amount("amount", currency),
                    fields.optional("description", 255),
                    meaning,
                    channel == null ? null : channel.channelId());
        }
    }
}

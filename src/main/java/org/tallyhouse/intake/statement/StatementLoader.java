package org.tallyhouse.intake.statement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.file.Reject;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.file.RowTotals;
import org.tallyhouse.intake.statement.StatementBooking.Origin;
import org.tallyhouse.intake.statement.StatementMapper.Decided;
import org.tallyhouse.intake.statement.StatementMapper.Released;
import org.tallyhouse.layout.FileRow;

/**
 * Takes in bank statements: the lines of those that follow the last one of the account are booked, those of one that
 * came before its turn are kept until it is theirs, those of one that came before are passed over.
 */
final class StatementLoader implements RowLoader {
    private static final int LINES_PER_COMMIT = 1000;

    private final StatementMapper mapper;
    private final StatementFiles files;
    private final StatementDecisions decisions;
    private final StatementBooking booking;
    private final BulkInsert bulkInsert;

    StatementLoader(
            StatementMapper mapper,
            StatementFiles files,
            StatementDecisions decisions,
            StatementBooking booking,
            BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.files = files;
        this.decisions = decisions;
        this.booking = booking;
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
    public void begin(Source source, WholeFileCheck check) {
        if (check instanceof StatementCheck statements) {
            boolean chains = files.bank(source.sender()).statementFormat().statesBalances();
            decisions.decide(source, statements.seen(), chains);
        }
    }

    @Override
    public Prepared prepare(Source source, List<FileRow> rows) {
        return () -> load(source, rows);
    }

    private Loaded load(Source source, List<FileRow> rows) {
        NavigableMap<Long, Decided> statements = new TreeMap<>();
        mapper.ofFile(source.fileId()).forEach(statement -> statements.put(statement.line(), statement));
        Sorted sorted = new Sorted();
        for (FileRow row : rows) {
            sorted.add(row, statements.floorEntry(row.line()).getValue());
        }
        booking.book(
                new Origin(source.fileId(), source.sender(), source.sha256(), source.businessDate()), sorted.taken);
        bulkInsert.insert(waitingLine(source), sorted.waiting);
        return new Loaded(
                rows.size() - sorted.rejects.size() - sorted.ignored, sorted.ignored, sorted.rejects, sorted.totals());
    }

    /** The rows of a commit by what was decided about their statements. */
    private static final class Sorted {
        private final List<StatementLine> taken = new ArrayList<>();
        private final List<Kept> waiting = new ArrayList<>();
        private final List<Reject> rejects = new ArrayList<>();
        private long ignored;

        List<Total> totals() {
            return RowTotals.of(
                    taken,
                    line -> line.amountMinor() < 0 ? "DEBIT" : "CREDIT",
                    StatementLine::currency,
                    StatementLine::amountMinor);
        }

        void add(FileRow row, Decided statement) {
            boolean taken = statement.status().equals("TAKEN");
            boolean waits =
                    statement.status().equals("WAITING") || statement.status().equals("RELEASED");
            if (!taken && statement.reason() != null && row.get("record").equals("OPENING")) {
                rejects.add(new Reject(
                        row.line(),
                        "amount",
                        row.get("amount"),
                        RejectReason.valueOf(statement.reason()),
                        statement.detail()));
            } else {
                // what waits is kept, and will be booked
                ignored += taken || waits ? 0 : 1;
            }
            if (row.get("record").equals("ENTRY")) {
                enter(row, statement);
            }
        }

        private void enter(FileRow row, Decided statement) {
            try {
                StatementLine line = StatementLine.parse(row);
                switch (statement.status()) {
                    case "TAKEN" -> taken.add(line);
                    case "WAITING", "RELEASED" -> waiting.add(new Kept(statement.statementId(), line));
                    default -> {
                        // it came before, or another did in its place
                    }
                }
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
    }

    /** A line that waits. */
    private record Kept(long statementId, StatementLine line) {}

    private static BulkTable<Kept> waitingLine(Source source) {
        return BulkTable.<Kept>named("waiting_line")
                .with("file_id", kept -> source.fileId())
                .with("line", kept -> kept.line().line())
                .with("statement_id", Kept::statementId)
                .with("booking_date", kept -> kept.line().bookingDate())
                .with("value_date", kept -> kept.line().valueDate())
                .with("reference", kept -> kept.line().reference())
                .with("currency", kept -> kept.line().currency())
                .with("amount_minor", kept -> kept.line().amountMinor())
                .with("description", kept -> kept.line().description());
    }

    /** Books the lines of statements whose turn has come, as they stand in the files they came in. */
    @Override
    public boolean settle() {
        Released statement = mapper.released();
        if (statement == null) {
            return false;
        }
        List<StatementLine> lines = mapper.waitingLines(statement.statementId(), LINES_PER_COMMIT);
        if (lines.isEmpty()) {
            mapper.taken(statement.statementId());
            return true;
        }
        booking.book(
                new Origin(statement.fileId(), statement.bankId(), statement.sha256(), statement.businessDate()),
                lines);
        mapper.deleteWaitingLines(
                statement.statementId(), lines.get(lines.size() - 1).line());
        return true;
    }
}

package org.tallyhouse.intake.result;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.BulkUpdate;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.file.Reject;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.file.RowTotals;
import org.tallyhouse.intake.result.AnswerVerdicts.Verdict;
import org.tallyhouse.intake.result.BankAnswer.Said;
import org.tallyhouse.intake.result.InstructionMapper.Instruction;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.JournalType;

/**
 * Takes in what a bank answered: a paid payout captures its hold, a returned one releases it, an accepted one
 * stays held until the bank says more. What comes back after it was paid is credited to the merchant again. An
 * answer reaches every instruction of its transfer.
 */
public final class ResultsLoader implements RowLoader {
    private static final BulkUpdate<Told> PAYOUT_STATUS = BulkUpdate.<Told>of(
                    "payout_instruction",
                    "instruction_id",
                    row -> row.instruction().instructionId())
            .with("status", row -> row.answer().said().name())
            .expecting("status", row -> row.instruction().status());

    private final InstructionMapper instructions;
    private final TransferMoves moves;
    private final ResultFiles files;
    private final Accounts accounts;
    private final Holds holds;
    private final BulkInsert bulkInsert;

    public ResultsLoader(
            InstructionMapper instructions,
            TransferMoves moves,
            ResultFiles files,
            Accounts accounts,
            Holds holds,
            BulkInsert bulkInsert) {
        this.instructions = instructions;
        this.moves = moves;
        this.files = files;
        this.accounts = accounts;
        this.holds = holds;
        this.bulkInsert = bulkInsert;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.RESULTS;
    }

    @Override
    public List<String> columns() {
        return List.of("instruction_id", "currency", "amount", "result", "reason");
    }

    @Override
    public Path table(String sender, Path file, LocalDate businessDate) {
        return files.table(sender, file, columns());
    }

    @Override
    public Prepared prepare(Source source, List<FileRow> rows) {
        return () -> load(source, rows);
    }

    private Loaded load(Source source, List<FileRow> rows) {
        List<String> transfers =
                rows.stream().map(row -> row.get("instruction_id")).toList();
        instructions.lock(transfers);
        Map<String, InstructedPayment> known = InstructedPayment.of(instructions.find(transfers));
        AnswerVerdicts verdicts = new AnswerVerdicts();
        List<Reject> rejects = new ArrayList<>();
        long taken = 0;
        long ignored = 0;
        for (FileRow row : rows) {
            try {
                if (verdicts.take(BankAnswer.parse(row, source.sender(), known))) {
                    taken++;
                } else {
                    ignored++;
                }
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        write(source, verdicts.taken().stream().flatMap(ResultsLoader::each).toList());
        moves.book(source.businessDate(), moved(verdicts.taken()));
        move(source, verdicts.taken());
        return new Loaded(
                taken,
                ignored,
                rejects,
                RowTotals.of(
                        verdicts.taken(),
                        verdict -> verdict.answer().said().name(),
                        verdict -> verdict.answer().payment().currency(),
                        verdict -> verdict.answer().payment().amountMinor()));
    }

    /** What answers say of money that left the bank or came back to it. */
    private static List<TransferMoves.Booked> moved(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.answer().said() == Said.PAID || verdict.cameBackLate())
                .map(verdict -> TransferMoves.Booked.of(
                        verdict.answer().payment(), verdict.answer().said() == Said.PAID))
                .toList();
    }

    /** An answer, for one of the instructions it is about. */
    private record Told(Instruction instruction, BankAnswer answer) {}

    private static Stream<Told> each(Verdict verdict) {
        return verdict.answer().payment().instructions().stream()
                .map(instruction -> new Told(instruction, verdict.answer()));
    }

    private void write(Source source, List<Told> told) {
        BulkTable<Told> payoutResult = BulkTable.<Told>named("payout_result")
                .with("instruction_id", row -> row.instruction().instructionId())
                .with("bank_id", row -> source.sender())
                .with("result", row -> row.answer().said().name())
                .with("reason", row -> row.answer().reason())
                .with("business_date", row -> source.businessDate())
                .with("file_id", row -> source.fileId())
                .with("line", row -> row.answer().line());
        bulkInsert.insert(
                payoutResult,
                told.stream()
                        .filter(row -> row.answer().said() != Said.ACCEPTED)
                        .toList());
        BulkTable<Told> payoutEvent = BulkTable.<Told>named("payout_event")
                .with("instruction_id", row -> row.instruction().instructionId())
                .with("status", row -> row.answer().said().name())
                .with("business_date", row -> source.businessDate())
                .with("reason", row -> row.answer().reason());
        // an acceptance may be said again after its payout was given up as unknown
        bulkInsert.insert(
                payoutEvent,
                told.stream()
                        .filter(row -> row.answer().said() != Said.ACCEPTED
                                || !row.instruction().wasAccepted())
                        .toList());
        bulkInsert.update(PAYOUT_STATUS, last(told));
    }

    /** The last that is told of each instruction. */
    private static List<Told> last(List<Told> told) {
        Map<String, Told> last = new LinkedHashMap<>();
        told.forEach(row -> last.put(row.instruction().instructionId(), row));
        return List.copyOf(last.values());
    }

    /** First what was paid, so that it can come back within the same file. */
    private void move(Source source, List<Verdict> verdicts) {
        Map<String, Long> paid = new HashMap<>();
        Map<String, Long> cameBack = new HashMap<>();
        List<String> returned = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            for (Instruction instruction : verdict.answer().payment().instructions()) {
                String holdId = instruction.instructionId();
                switch (verdict.answer().said()) {
                    case ACCEPTED -> {}
                    case PAID -> paid.put(holdId, cash(source, instruction));
                    case RETURNED -> {
                        if (verdict.cameBackLate()) {
                            cameBack.put(holdId, cash(source, instruction));
                        } else {
                            returned.add(holdId);
                        }
                    }
                }
            }
        }
        holds.lockWithAccounts(
                Stream.of(paid.keySet(), cameBack.keySet(), returned)
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet()),
                Stream.concat(paid.values().stream(), cameBack.values().stream())
                        .toList());
        holds.capture(paid, JournalType.PAYOUT, source.businessDate());
        holds.giveBack(cameBack, JournalType.PAYOUT_RETURN, source.businessDate());
        holds.release(returned, source.businessDate());
    }

    private long cash(Source source, Instruction instruction) {
        return accounts.house(source.sender(), instruction.currency(), AccountKind.CASH);
    }
}

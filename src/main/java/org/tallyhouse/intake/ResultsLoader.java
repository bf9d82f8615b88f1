package org.tallyhouse.intake;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.InstructionMapper.Instruction;
import org.tallyhouse.layout.Row;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.money.Amounts;

/**
 * Takes in what a bank answered: a paid instruction captures its hold, a returned one releases it, an
 * accepted one stays held until the bank says more.
 */
final class ResultsLoader implements RowLoader {
    private final InstructionMapper instructions;
    private final ResultFiles files;
    private final Accounts accounts;
    private final Holds holds;
    private final BulkInsert bulkInsert;

    ResultsLoader(
            InstructionMapper instructions, ResultFiles files, Accounts accounts, Holds holds, BulkInsert bulkInsert) {
        this.instructions = instructions;
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
    public Loaded load(Source source, List<Row> rows) {
        Map<String, Instruction> known = find(rows);
        Map<String, Answer> answers = new HashMap<>();
        List<Reject> rejects = new ArrayList<>();
        long taken = 0;
        long ignored = 0;
        for (Row row : rows) {
            try {
                Answer answer = Answer.parse(row, known);
                if (isNew(answer, source, known, answers)) {
                    answers.put(answer.instructionId(), answer);
                    taken++;
                } else {
                    ignored++;
                }
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        apply(source, List.copyOf(answers.values()));
        return new Loaded(taken, ignored, rejects);
    }

    private Map<String, Instruction> find(List<Row> rows) {
        List<String> ids = rows.stream().map(row -> row.get("instruction_id")).toList();
        return instructions.find(ids).stream()
                .collect(Collectors.toMap(Instruction::instructionId, Function.identity()));
    }

    /** False for the same answer again, and for an acceptance that comes after the end. */
    private static boolean isNew(
            Answer answer, Source source, Map<String, Instruction> known, Map<String, Answer> answers)
            throws RowRejected {
        Instruction instruction = known.get(answer.instructionId());
        if (instruction == null
                || instruction.fileSequence() == null
                || !instruction.bankId().equals(source.sender())) {
            throw answer.rejected(
                    "instruction_id", RejectReason.UNKNOWN_INSTRUCTION, "no file to this bank holds that instruction");
        }
        if (!instruction.currency().equals(answer.currency()) || instruction.amountMinor() != answer.amountMinor()) {
            throw answer.rejected("amount", RejectReason.AMOUNT_DIFFERS, "the instruction is over another amount");
        }
        PayoutResult earlier = answers.containsKey(answer.instructionId())
                ? answers.get(answer.instructionId()).result()
                : PayoutResult.of(instruction.status());
        if (earlier == null || (earlier == PayoutResult.ACCEPTED && answer.result() != PayoutResult.ACCEPTED)) {
            return true;
        }
        if (earlier != answer.result() && answer.result() != PayoutResult.ACCEPTED) {
            throw answer.rejected(
                    "result", RejectReason.ALREADY_ANSWERED, "the instruction was answered " + earlier + " before");
        }
        return false;
    }

    private void apply(Source source, List<Answer> answers) {
        insertResults(
                source,
                answers.stream()
                        .filter(answer -> answer.result() != PayoutResult.ACCEPTED)
                        .toList());
        bulkInsert.insert(
                "payout_event",
                List.of("instruction_id", "status", "business_date", "reason"),
                answers,
                answer -> new Object[] {
                    answer.instructionId(), answer.result().name(), source.businessDate(), answer.reason()
                });
        bulkInsert.update("UPDATE payout_instruction SET status = ? WHERE instruction_id = ?", answers, answer ->
                new Object[] {answer.result().name(), answer.instructionId()});
        Map<String, Long> paid = answers.stream()
                .filter(answer -> answer.result() == PayoutResult.PAID)
                .collect(Collectors.toMap(
                        Answer::instructionId,
                        answer -> accounts.house(source.sender(), answer.currency(), AccountKind.CASH)));
        holds.capture(paid, JournalType.PAYOUT, source.businessDate());
        holds.release(
                answers.stream()
                        .filter(answer -> answer.result() == PayoutResult.RETURNED)
                        .map(Answer::instructionId)
                        .toList(),
                source.businessDate());
    }

    private void insertResults(Source source, List<Answer> ends) {
        bulkInsert.insert(
                "payout_result",
                List.of("instruction_id", "bank_id", "result", "reason", "business_date", "file_id", "line"),
                ends,
                answer -> new Object[] {
                    answer.instructionId(),
                    source.sender(),
                    answer.result().name(),
                    answer.reason(),
                    source.businessDate(),
                    source.fileId(),
                    answer.line()
                });
    }

    /** What a bank says of a payout: the last two end it. */
    private enum PayoutResult {
        ACCEPTED,
        PAID,
        RETURNED;

        /** The last answer behind an instruction's status; null if there was none. */
        static @Nullable PayoutResult of(String status) {
            return switch (status) {
                case "ACCEPTED" -> ACCEPTED;
                case "PAID" -> PAID;
                case "RETURNED" -> RETURNED;
                default -> null;
            };
        }
    }

    /** A row of a result file; minor units. */
    private record Answer(
            long line, String instructionId, String currency, long amountMinor, PayoutResult result, String reason) {

        /** What a row leaves empty of currency and amount is that of the instruction. */
        static Answer parse(Row row, Map<String, Instruction> known) throws RowRejected {
            Fields fields = new Fields(row);
            if (row.get("result").equals(ResultFiles.FAULT)) {
                throw new RowRejected("result", "", RejectReason.UNKNOWN_VALUE, row.get("reason"));
            }
            Instruction instruction = known.get(row.get("instruction_id"));
            Currency currency = instruction != null && row.get("currency").isEmpty()
                    ? Currency.getInstance(instruction.currency())
                    : fields.currency("currency");
            return new Answer(
                    row.line(),
                    fields.text("instruction_id", 64),
                    currency.getCurrencyCode(),
                    instruction != null && row.get("amount").isEmpty()
                            ? instruction.amountMinor()
                            : fields.positiveAmount("amount", currency),
                    fields.oneOf("result", PayoutResult.class),
                    fields.optional("reason", 255));
        }

        RowRejected rejected(String field, RejectReason why, String detail) {
            String value = switch (field) {
                case "amount" -> Amounts.format(amountMinor, currency);
                case "result" -> result.name();
                default -> instructionId;
            };
            return new RowRejected(field, value, why, detail);
        }
    }
}

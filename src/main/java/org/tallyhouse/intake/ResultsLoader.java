package org.tallyhouse.intake;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.InstructionMapper.Instruction;
import org.tallyhouse.layout.Row;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.money.Amounts;

/** Takes in what a bank answered: a paid instruction captures its hold, a returned one releases it. */
final class ResultsLoader implements RowLoader {
    private final InstructionMapper instructions;
    private final Accounts accounts;
    private final Holds holds;
    private final BulkInsert bulkInsert;

    ResultsLoader(InstructionMapper instructions, Accounts accounts, Holds holds, BulkInsert bulkInsert) {
        this.instructions = instructions;
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
    public Loaded load(Source source, List<Row> rows) {
        Map<String, Instruction> known = find(rows);
        Map<String, Answer> answers = new HashMap<>();
        List<Reject> rejects = new ArrayList<>();
        long ignored = 0;
        for (Row row : rows) {
            try {
                Answer answer = Answer.parse(row);
                if (isNew(answer, source, known, answers)) {
                    answers.put(answer.instructionId(), answer);
                } else {
                    ignored++;
                }
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        apply(source, List.copyOf(answers.values()));
        return new Loaded(answers.size(), ignored, rejects);
    }

    private Map<String, Instruction> find(List<Row> rows) {
        List<String> ids = rows.stream().map(row -> row.get("instruction_id")).toList();
        return instructions.find(ids).stream()
                .collect(Collectors.toMap(Instruction::instructionId, Function.identity()));
    }

    /** False for the same answer again. */
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
        String earlier = answers.containsKey(answer.instructionId())
                ? answers.get(answer.instructionId()).result().name()
                : instruction.result();
        if (earlier != null && !earlier.equals(answer.result().name())) {
            throw answer.rejected(
                    "result", RejectReason.ALREADY_ANSWERED, "the instruction was answered " + earlier + " before");
        }
        return earlier == null;
    }

    private void apply(Source source, List<Answer> answers) {
        bulkInsert.insert(
                "payout_result",
                List.of("instruction_id", "bank_id", "result", "reason", "business_date", "file_id", "line"),
                answers,
                answer -> new Object[] {
                    answer.instructionId(),
                    source.sender(),
                    answer.result().name(),
                    answer.reason(),
                    source.businessDate(),
                    source.fileId(),
                    answer.line()
                });
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

    /** How a payout ended. */
    private enum PayoutResult {
        PAID,
        RETURNED
    }

    /** A row of a result file; minor units. */
    private record Answer(
            long line, String instructionId, String currency, long amountMinor, PayoutResult result, String reason) {

        static Answer parse(Row row) throws RowRejected {
            Fields fields = new Fields(row);
            Currency currency = fields.currency("currency");
            return new Answer(
                    row.line(),
                    fields.text("instruction_id", 64),
                    currency.getCurrencyCode(),
                    fields.positiveAmount("amount", currency),
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

package org.tallyhouse.intake.result;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.PayoutResult;
import org.tallyhouse.bankfile.PayoutResult.Scope;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.ResultHandler;
import org.tallyhouse.bankfile.ResultReader;
import org.tallyhouse.bankfile.iso20022.Camt054Reader;
import org.tallyhouse.bankfile.iso20022.Pain002Reader;
import org.tallyhouse.bankfile.nacha.NachaResultReader;
import org.tallyhouse.failure.ShownText;
import org.tallyhouse.intake.file.DeclaredLayouts;
import org.tallyhouse.intake.file.OwnTable;
import org.tallyhouse.intake.result.InstructionMapper.Named;
import org.tallyhouse.intake.result.InstructionMapper.ResultFormat;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.layout.declared.line.LayoutLine;
import org.tallyhouse.layout.declared.line.LayoutReader;
import org.tallyhouse.merchant.PayoutTerms.Results;
import org.tallyhouse.money.Amounts;

/**
 * Turns results of banks, in whatever format they come, into the rows of our own results file: one for each
 * transfer, also where the bank answers for a whole file. What a transfer is told alone overrules what its file
 * is told.
 */
public final class ResultFiles {
    /** Marks a row that is no result but says what is wrong in the bank's file. */
    static final String FAULT = "FAULT";

    /** Where in the bank's file a row comes from. */
    static final String PLACE = "place";

    static final int MAX_REASON = 255;

    private static final int LOOK_UP = 1000;

    private final InstructionMapper mapper;
    private final DeclaredLayouts layouts;

    public ResultFiles(InstructionMapper mapper, DeclaredLayouts layouts) {
        this.mapper = mapper;
        this.layouts = layouts;
    }

    /** The rows of a file as our CSV: the file itself, or a temporary file which the caller deletes. */
    Path table(String bankId, Path file, List<String> columns) {
        ResultFormat format = mapper.resultFormat(bankId);
        if (format == null || format.results() == Results.CSV) {
            return file;
        }
        List<String> all = Stream.concat(columns.stream(), Stream.of(PLACE)).toList();
        return OwnTable.inFolder(
                (table, folder) -> CsvOutput.write(table, all, out -> write(format, bankId, file, out)));
    }

    private void write(ResultFormat format, String bankId, Path file, CsvOutput out) {
        switch (format.results()) {
            case CSV -> throw new IllegalStateException(file + " is such a table already");
            case PAIN_002 -> copy(new Pain002Reader(), bankId, file, out);
            case CAMT_054 -> copy(new Camt054Reader(), bankId, file, out);
            case NACHA -> copy(new NachaResultReader(), bankId, file, out);
            case LAYOUT -> copyByLayout(format.layout(), file, out);
        }
    }

    private void copyByLayout(String layout, Path file, CsvOutput out) {
        new LayoutReader(layouts.find(layout, LayoutPurpose.PAYOUT_RESULT, file), null).inspect(file, line -> {
            if (line instanceof LayoutLine.Detail detail) {
                out.row(column -> column.equals(PLACE)
                        ? "line " + detail.line()
                        : detail.row().get(column));
            } else if (line instanceof LayoutLine.Faulty faulty) {
                writeFault(out, faulty.faults().get(0).toString());
            }
        });
    }

    private static void writeFault(CsvOutput out, String text) {
        out.row(Map.of("instruction_id", FAULT, "result", FAULT, "reason", text));
    }

    private void copy(ResultReader reader, String bankId, Path file, CsvOutput out) {
        Copying copying = new Copying(bankId, out);
        reader.read(file, copying);
        copying.end();
    }

    /** Writes results of single instructions as they come, and those of files at the end. */
    private final class Copying implements ResultHandler {
        private final String bankId;
        private final CsvOutput out;
        private final List<PayoutResult> waiting = new ArrayList<>();
        private final List<PayoutResult> ofFiles = new ArrayList<>();
        private final Set<String> toldAlone = new HashSet<>();

        Copying(String bankId, CsvOutput out) {
            this.bankId = bankId;
            this.out = out;
        }

        @Override
        public void result(PayoutResult result) {
            if (result.scope() != Scope.INSTRUCTION) {
                ofFiles.add(result);
                return;
            }
            waiting.add(result);
            if (waiting.size() == LOOK_UP) {
                writeWaiting();
            }
        }

        @Override
        public void fault(ResultFault fault) {
            writeFault(out, "%s: %s '%s' %s".formatted(fault.place(), fault.field(), fault.value(), fault.reason()));
        }

        private void writeWaiting() {
            Set<String> names = new HashSet<>();
            for (PayoutResult result : waiting) {
                names.add(result.id());
                names.add(result.reference());
            }
            Map<String, String> ids = new HashMap<>();
            if (!names.isEmpty()) {
                for (Named named : mapper.named(bankId, names)) {
                    ids.put(named.bankReference(), named.transferId());
                    ids.put(named.transferId(), named.transferId());
                }
            }
            for (PayoutResult result : waiting) {
                String id = ids.getOrDefault(result.id(), ids.get(result.reference()));
                String named = id == null ? (result.id().isEmpty() ? result.reference() : result.id()) : id;
                toldAlone.add(named);
                write(named, result);
            }
            waiting.clear();
        }

        /** Results of files that are told as a whole; a batch is a file of ours, which has one. */
        void end() {
            writeWaiting();
            for (PayoutResult result : ofFiles) {
                List<String> ids = mapper.transfersOfFile(bankId, result.id());
                if (ids.isEmpty()) {
                    write(result.id(), result);
                }
                ids.stream().filter(id -> !toldAlone.contains(id)).forEach(id -> write(id, result));
            }
        }

        private void write(String id, PayoutResult result) {
            String said = ShownText.onOneLine(
                    "%s %s".formatted(result.reasonCode(), result.reason()).trim());
            switch (result.status()) {
                case ACCEPTED, PAID, RETURNED ->
                    out.row(Map.ofEntries(
                            entry("instruction_id", id),
                            entry("currency", currency(result)),
                            entry("amount", amount(result)),
                            entry("result", result.status().name()),
                            entry("reason", said.substring(0, Math.min(said.length(), MAX_REASON))),
                            entry(PLACE, result.place())));
                // nothing is decided: the instruction stays as it is
                case PENDING -> {}
                case CHANGE_NOTIFIED ->
                    writeFault(out, "%s: %s: other account data: %s".formatted(result.place(), id, said));
            }
        }
    }

    private static String currency(PayoutResult result) {
        return result.currency() == null ? "" : result.currency();
    }

    private static String amount(PayoutResult result) {
        String currency = result.currency();
        @Nullable Long amount = result.amountMinor();
        return currency == null || amount == null ? "" : Amounts.format(amount, currency);
    }
}

package org.tallyhouse.bankfile.nacha;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.BoundedInput;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/**
 * Reads a NACHA file strictly: order of records, check digits, and the counts, entry hashes and totals of
 * every batch and of the file. Missing padding is let pass, as the block count tells whether lines are lost.
 */
public final class NachaFile {
    private static final String PADDING = "9".repeat(NachaWriter.RECORD_LENGTH);
    private static final int MAX_ADDENDA = 9_999;

    private final Path path;
    private final Consumer<NachaEntry> each;
    private final NachaTotals all = new NachaTotals();
    private final List<NachaRecord> addenda = new ArrayList<>();
    private @Nullable NachaRecord batchHeader;
    private @Nullable NachaRecord entry;
    private @Nullable NachaRecord control;
    private NachaTotals batch = new NachaTotals();
    private int batches;
    private int lines;

    private NachaFile(Path path, Consumer<NachaEntry> each) {
        this.path = path;
        this.each = each;
    }

    /** What a file holds, all of it recomputed; totals in cents. */
    public record Summary(int batches, long entriesAndAddenda, long entryHash, long debitCents, long creditCents) {}

    /**
     * Looks whether a file is whole.
     *
     * @throws FileRefused with the line, and both figures where a control is wrong
     */
    public static Summary check(Path path) {
        NachaFile file = new NachaFile(path, entry -> {});
        file.read();
        return new Summary(file.batches, file.all.records(), file.all.hash(), file.all.debit(), file.all.credit());
    }

    /**
     * Hands over each entry once its addenda are read.
     *
     * @throws FileRefused with the line, and both figures where a control is wrong
     */
    static void read(Path path, Consumer<NachaEntry> each) {
        new NachaFile(path, each).read();
    }

    private void read() {
        try (BoundedInput bytes = new BoundedInput(Files.newInputStream(path));
                BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                bytes.beginPart();
                if (!text.isEmpty()) {
                    lines++;
                    take(record(text));
                }
            }
        } catch (BoundedInput.TooLong e) {
            throw new FileRefused(FileFault.endless(path, lines + 1), e);
        } catch (IOException e) {
            throw new FileRefused(FileFault.unreadable(path, e), e);
        }
        finish();
    }

    private NachaRecord record(String text) {
        NachaRecord record = new NachaRecord(path, lines, text);
        if (text.length() != NachaWriter.RECORD_LENGTH) {
            throw record.refused(FileFault.WRONG_STRUCTURE
                    .says("the record has {actual} characters, not {expected}")
                    .figures(NachaWriter.RECORD_LENGTH, text.length()));
        }
        return record;
    }

    private void take(NachaRecord record) {
        if (control != null) {
            require(record.text().equals(PADDING), record, "only padding follows the file control");
        } else if (lines == 1) {
            require(record.type() == '1', record, "the file does not start with a file header");
        } else {
            switch (record.type()) {
                case '5' -> openBatch(record);
                case '6' -> entry(record);
                case '7' -> addenda(record);
                case '8' -> closeBatch(record);
                case '9' -> close(record);
                default ->
                    throw record.refused(FileFault.badValue("record type", record.type(), "does not belong here"));
            }
        }
    }

    private static void require(boolean condition, NachaRecord record, String reason) {
        if (!condition) {
            throw record.refused(reason);
        }
    }

    private void openBatch(NachaRecord record) {
        require(batchHeader == null, record, "the batch before has no control");
        String entryClass = record.field(51, 53);
        require(!entryClass.equals("ADV"), record, "entry class ADV has other records and is not read");
        batchHeader = record;
        batch = new NachaTotals();
        batches++;
    }

    private NachaRecord openHeader(NachaRecord record) {
        NachaRecord header = batchHeader;
        if (header == null) {
            throw record.refused("there is no batch around it");
        }
        return header;
    }

    private void entry(NachaRecord record) {
        openHeader(record);
        handOver();
        String routing = record.digits("routing number", 4, 12);
        if (!RoutingNumber.isValid(routing)) {
            throw record.refused(FileFault.badValue("routing number", routing, "has a wrong check digit"));
        }
        String code = record.digits("transaction code", 2, 3);
        batch.entry(routing, NachaEntry.isCredit(code), record.number("amount", 30, 39));
        entry = record;
    }

    private void addenda(NachaRecord record) {
        require(entry != null, record, "there is no entry before it");
        require(addenda.size() < MAX_ADDENDA, record, "the entry has more than 9999 addenda");
        batch.addenda();
        addenda.add(record);
    }

    private void handOver() {
        NachaRecord record = entry;
        if (record == null) {
            return;
        }
        boolean announced = record.raw(79, 79).equals("1");
        require(
                announced != addenda.isEmpty(),
                record,
                announced ? "its addenda are missing" : "it announces no addenda");
        String entryClass = openHeader(record).field(51, 53);
        boolean international = entryClass.equals("IAT");
        each.accept(new NachaEntry(
                entryClass,
                record.raw(2, 3),
                record.raw(4, 12),
                international ? record.field(40, 74) : record.field(13, 29),
                record.number("amount", 30, 39),
                international ? "" : record.field(40, 54),
                international ? "" : record.field(55, 76),
                record.field(80, 94),
                List.copyOf(addenda),
                record));
        entry = null;
        addenda.clear();
    }

    private void closeBatch(NachaRecord record) {
        NachaRecord header = openHeader(record);
        handOver();
        String name = "batch " + record.field(88, 94);
        record.requireSame("service class", record.raw(2, 4), header.raw(2, 4));
        record.requireSame("originating bank", record.raw(80, 87), header.raw(80, 87));
        record.requireSame("batch number", record.raw(88, 94), header.raw(88, 94));
        record.require(name + " entry and addenda count", record.number("count", 5, 10), batch.records());
        requireTotals(record, name, 11, batch);
        all.add(batch);
        batchHeader = null;
    }

    /** Entry hash, debits and credits stand side by side in both kinds of control. */
    private static void requireTotals(NachaRecord record, String name, int from, NachaTotals totals) {
        record.require(name + " entry hash", record.number("entry hash", from, from + 9), totals.hash());
        record.require(name + " debit total", record.number("debit total", from + 10, from + 21), totals.debit());
        record.require(name + " credit total", record.number("credit total", from + 22, from + 33), totals.credit());
    }

    private void close(NachaRecord record) {
        require(batchHeader == null, record, "the last batch has no control");
        record.require("file batch count", record.number("batch count", 2, 7), batches);
        record.require("file entry and addenda count", record.number("count", 14, 21), all.records());
        requireTotals(record, "file", 22, all);
        control = record;
    }

    private void finish() {
        NachaRecord last = control;
        if (last == null) {
            throw new FileRefused(FileFault.CUT_OFF
                    .says("the file ends without a file control")
                    .in(path, lines));
        }
        long blocks = (lines + NachaWriter.BLOCKING_FACTOR - 1) / NachaWriter.BLOCKING_FACTOR;
        long stated = last.number("block count", 8, 13);
        if (stated != blocks) {
            throw last.refused(FileFault.control(
                    "{field} states {expected}, but %d lines make {actual}".formatted(lines),
                    "file block count",
                    stated,
                    blocks));
        }
    }
}

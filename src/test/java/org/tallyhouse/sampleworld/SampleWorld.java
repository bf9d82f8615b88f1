package org.tallyhouse.sampleworld;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes the sample world of {@code sample-files/}: three business dates of a small payment company,
 * the same bytes on every run. It prices bills with a few lines of its own, not with the suite's
 * code, so that the two can disagree. How to run it is in {@code sample-files/README.md}.
 *
 * <p>What banks answer to payouts depends on the amounts a real night settled: it is read from the bank
 * files in the second folder, where that exists, and left out where it does not.
 */
public final class SampleWorld {
    private static final List<Day> DAYS = List.of(
            new Day("2026-02-13", "2026-02-13T00:00:00+08:00", "2026-02-13T23:56:00+08:00", 900),
            new Day("2026-02-14", "2026-02-13T23:56:00+08:00", "2026-02-15T00:04:00+08:00", 700),
            new Day("2026-02-15", "2026-02-15T00:04:00+08:00", "2026-02-15T23:57:00+08:00", 400));

    private final Path folder;
    private final Path expected;

    SampleWorld(Path folder, Path expected) {
        this.folder = folder;
        this.expected = expected;
    }

    /** Writes the world into the first folder; the second, by default its {@code expected}, may be absent. */
    public static void main(String[] folders) throws IOException {
        if (folders.length < 1 || folders.length > 2) {
            System.err.println("usage: org.tallyhouse.sampleworld.SampleWorld FOLDER [EXPECTED]");
            System.exit(2);
        }
        Path folder = Path.of(folders[0]);
        new SampleWorld(folder, folders.length == 2 ? Path.of(folders[1]) : folder.resolve("expected")).write();
    }

    void write() throws IOException {
        SetUpFiles.write(folder.resolve("setup"));
        RejectedFiles.write(folder.resolve("rejected"));
        Sales sales = new Sales();
        Bills bills = new Bills(sales);
        Statements statements = new Statements();
        List<Statements.Entry> dueNextDay = List.of();
        for (Day day : DAYS) {
            Path in = folder.resolve("in").resolve(day.date().toString());
            List<Transaction> transactions = sales.of(day);
            Csv.write(in.resolve("transactions.csv"), Transaction.HEADER, transactions, Transaction::line);
            statements.write(
                    in, day.date(), dueNextDay, writeResults(in, day.date().minusDays(1)));
            dueNextDay = bills.write(in, day.date(), transactions);
        }
    }

    /** Writes each bank's results for the payouts of a night and returns the instructions behind them. */
    private List<Instruction> writeResults(Path in, LocalDate night) throws IOException {
        List<Instruction> all = new ArrayList<>();
        for (String bank : SetUpFiles.CURRENCY_OF_BANK.keySet()) {
            Path file = in.resolve("results-" + bank + ".csv");
            List<Instruction> instructions = instructions(night, bank);
            all.addAll(instructions);
            if (instructions.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Csv.write(file, Instruction.HEADER, instructions, Instruction::line);
            }
        }
        return all;
    }

    private List<Instruction> instructions(LocalDate night, String bank) throws IOException {
        Path payouts = expected.resolve(night.toString()).resolve("payout").resolve(bank);
        if (!Files.isDirectory(payouts)) {
            return List.of();
        }
        List<Instruction> instructions = new ArrayList<>();
        for (Path file : sorted(payouts, "*.csv")) {
            Csv.rows(Files.readString(file)).forEach(row -> instructions.add(Instruction.of(bank, row)));
        }
        return instructions;
    }

    private static List<Path> sorted(Path folder, String glob) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            found.forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }
}

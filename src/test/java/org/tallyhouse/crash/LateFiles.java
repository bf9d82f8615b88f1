package org.tallyhouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Beginning;
import org.tallyhouse.Books;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.reconciliation.BillReplacements;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Saturday, before its night, for which nothing was taken in yet: its transactions come late; there are a corrected bill of
 * Friday and a row that one was missing; a payout that was paid comes back; a bank's statement comes in two parts, the
 * second one first.
 */
final class LateFiles {
    private static final Beginning SATURDAY = Beginning.of(books -> {
        books.setUp(Books.SAMPLES.resolve("setup"));
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
        books.copySampleInput(Books.SATURDAY);
        Path in = books.home().resolve("in").resolve(Books.SATURDAY.toString());
        correctedBill(books, in.resolve("channel-bill-cardnet-corrected.csv"));
        lateRow(in.resolve("channel-bill-qrpay-late.csv"));
        paid(books);
        statementInTwoParts(in);
    });

    private LateFiles() {}

    static Books in(Path home) {
        return SATURDAY.copy(home);
    }

    private static Path friday(String name) {
        return Books.SAMPLES.resolve("in").resolve(Books.FRIDAY.toString()).resolve(name);
    }

    private static void correctedBill(Books books, Path file) throws IOException {
        String wrong = Files.readString(friday("channel-bill-cardnet.csv"));
        String right = wrong.replace(",CNY,138.00,0.76,", ",CNY,148.00,0.76,");
        assertThat(right).isNotEqualTo(wrong);
        Files.writeString(file, right);
        books.get(TransactionTemplate.class)
                .executeWithoutResult(status -> books.get(BillReplacements.class)
                        .replace(
                                "cardnet",
                                "channel-bill-cardnet.csv",
                                FileFacts.of(file).sha256()));
    }

    private static void lateRow(Path file) throws IOException {
        String header = Files.readAllLines(friday("channel-bill-qrpay.csv")).get(0);
        Files.writeString(file, header + "\nQR20260213506816,2026-02-13,PAYMENT,CNY,58.00,0.22,SUCCESS\n");
    }

    /** The night's own results say that it comes back. */
    private static void paid(Books books) throws IOException {
        Path file = Files.writeString(books.home().resolve("paid.csv"), """
                instruction_id,currency,amount,result,reason
                P-20260213-M008-CNY,CNY,1518.20,PAID,
                """);
        assertThat(books.take(ImportKind.RESULTS, "lotus", file, Books.SATURDAY).rejected())
                .isZero();
        Files.delete(file);
    }

    private static void statementInTwoParts(Path in) throws IOException {
        Path whole = in.resolve("statement-lotus.csv");
        List<String> lines = Files.readAllLines(whole);
        int last = lines.size() - 2;
        String header = lines.get(0) + "\n";
        String between = "%s,2026-02-14,2026-02-14,,CNY,2645506.62,\n";
        Files.writeString(
                in.resolve("statement-lotus-1.csv"),
                header + between.formatted("OPENING") + lines.get(last) + "\n" + lines.get(last + 1) + "\n");
        Files.writeString(
                in.resolve("statement-lotus-2.csv"),
                String.join("\n", lines.subList(0, last)) + "\n" + between.formatted("CLOSING"));
        Files.delete(whole);
    }
}

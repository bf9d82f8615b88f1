package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.watch.CollectLock;
import org.tallyhouse.intake.watch.CollectNotices;
import org.tallyhouse.intake.watch.Collector;
import org.tallyhouse.intake.watch.DropLook;
import org.tallyhouse.intake.watch.DropPlan;
import org.tallyhouse.intake.watch.SenderRules;
import org.tallyhouse.intake.watch.WatchedFolders;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.HomeFolders;

/** Files that senders put into their folders: whole, in pieces, twice, wrong. Friday is open. */
@Tag("database")
class CollectCommandTest {
    private static final String BILL = "channel_reference,business_date,type,currency,amount,fee,status\n";
    private static final String ARCHIVED = "archive/2026-02-13/";
    private static final String REFUSED = "refused/2026-02-13/";

    @TempDir
    private Path home;

    private Books books;
    private DropFolders in;

    @BeforeEach
    void open() {
        books = Books.sample(home);
        in = new DropFolders(books);
    }

    @AfterEach
    void close() {
        books.close();
    }

    private static String row(String reference) {
        return reference + ",2026-02-13,PAYMENT,CNY,10.00,0.10,SUCCESS\n";
    }

    private void assertQuiet(CommandRun run) {
        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void nothingIsSaidAndNothingMadeWhereNothingLies() {
        assertQuiet(in.collect());
        assertThat(home.resolve("in")).doesNotExist();
    }

    @Test
    void whatIsCompleteIsTakenOnceAndArchivedWithItsHash() throws IOException, InterruptedException {
        in.drop("online", "Transactions-1.csv", DropFolders.sample("transactions.csv"));
        in.drop("cardnet", "settle.csv", DropFolders.sample("channel-bill-cardnet.csv"));
        in.drop("lotus", "statement.csv", DropFolders.sample("statement-lotus.csv"));

        CommandRun run = in.collect();

        assertThat(in.imports())
                .containsExactly(
                        "transactions  Transactions-1.csv",
                        "channel-bill cardnet settle.csv",
                        "statement lotus statement.csv");
        assertThat(in.files())
                .containsExactly(
                        ARCHIVED + "SHA256SUMS",
                        ARCHIVED + "cardnet/settle.csv",
                        ARCHIVED + "lotus/statement.csv",
                        ARCHIVED + "online/Transactions-1.csv");
        assertThat(run.out()).contains("in/archive/2026-02-13/cardnet/settle.csv: ", " rejected");
        Process sums = new ProcessBuilder("sha256sum", "--strict", "-c", "SHA256SUMS")
                .directory(home.resolve("in/archive/2026-02-13").toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(sums.getInputStream().readAllBytes()).lines())
                .containsExactlyInAnyOrder(
                        "cardnet/settle.csv: OK", "lotus/statement.csv: OK", "online/Transactions-1.csv: OK");
        assertThat(sums.waitFor()).isZero();
        assertQuiet(in.collect());
    }

    @Test
    void aFileInPiecesIsTakenWhenItIsStable() throws IOException {
        Path bill = in.drop("cardnet", "bill.csv", BILL + row("A1"));
        assertQuiet(in.collectAfter(Duration.ofSeconds(10)));
        Files.writeString(bill, row("A2"), StandardOpenOption.APPEND);
        assertQuiet(in.collectAfter(Duration.ofSeconds(10)));
        assertThat(bill).exists();

        assertThat(in.collect().out()).contains("2 rows", "2 accepted");
    }

    @Test
    void aClockThatIsBehindTheFoldersIsTold() throws IOException {
        in.drop("cardnet", "bill.csv", BILL + row("A1"));

        CommandRun run = in.collectAfter(Duration.ofMinutes(-10));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("bill.csv was changed at ", "which has not come yet", "set them right");
        assertThat(in.imports()).isEmpty();
    }

    @Test
    void aTemporaryNameIsLeftAloneUntilItIsRenamed() throws IOException {
        Path part = in.drop("cardnet", "bill.csv.part", BILL);
        in.drop("cardnet", ".bill.csv", BILL);
        assertQuiet(in.collect());

        Files.writeString(part, row("A1"), StandardOpenOption.APPEND);
        Files.move(part, part.resolveSibling("bill.csv"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(in.collect().out()).contains("1 accepted");
        assertThat(in.files()).contains("drop/cardnet/.bill.csv");
    }

    @Test
    void withAMarkerOnlyTheMarkerCounts() throws IOException {
        books.setUp(SampleSetUp.right()
                .with("incoming-files.csv", "sender,kind,pattern,complete\ncardnet,CHANNEL_BILL,*.csv,.done\n")
                .writeTo(home.resolve("setup")));
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        assertQuiet(in.collect());
        in.drop("cardnet", "bill.csv.done", "");

        assertThat(in.collectAfter(Duration.ofSeconds(2)).out()).contains("1 accepted");
        assertThat(in.files())
                .containsExactly(
                        ARCHIVED + "SHA256SUMS", ARCHIVED + "cardnet/bill.csv", ARCHIVED + "cardnet/bill.csv.done");
    }

    @Test
    void aFileOrAMarkerThatStaysAloneIsMovedAsideAfterADay() throws IOException {
        books.setUp(SampleSetUp.right()
                .with("incoming-files.csv", "sender,kind,pattern,complete\ncardnet,CHANNEL_BILL,*.csv,.done\n")
                .writeTo(home.resolve("setup")));
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.drop("cardnet", "other.csv.done", "");
        assertQuiet(in.collectAfter(Duration.ofHours(23)));

        CommandRun run = in.collectAfter(Duration.ofHours(25));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("no bill.csv.done came within a day"))
                .anySatisfy(line -> assertThat(line).contains("it came without other.csv"));
        assertThat(in.files())
                .containsExactly(
                        REFUSED + "cardnet/bill.csv",
                        REFUSED + "cardnet/bill.csv.reason.txt",
                        REFUSED + "cardnet/other.csv.done",
                        REFUSED + "cardnet/other.csv.done.reason.txt");
        assertQuiet(in.collectAfter(Duration.ofHours(50)));
    }

    @Test
    void anOkFileBesideItMayStateTheHashAndAnEmptyOneSaysNothing() throws IOException {
        in.drop("cardnet", "right.csv", BILL + row("A1"));
        in.drop("cardnet", "right.csv.ok", "");
        in.drop("cardnet", "wrong.csv", BILL + row("A2"));
        in.drop("cardnet", "wrong.csv.ok", "0".repeat(64) + "  wrong.csv\n");

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("in/drop/cardnet/wrong.csv was moved aside: its SHA-256 is ", ".ok says 0000");
        assertThat(in.imports()).containsExactly("channel-bill cardnet right.csv");
        assertThat(in.files())
                .containsExactly(
                        ARCHIVED + "SHA256SUMS",
                        ARCHIVED + "cardnet/right.csv",
                        ARCHIVED + "cardnet/right.csv.ok",
                        REFUSED + "cardnet/wrong.csv",
                        REFUSED + "cardnet/wrong.csv.ok",
                        REFUSED + "cardnet/wrong.csv.reason.txt");
    }

    @Test
    void theSameContentIsTakenOnceUnderWhateverNameItComes() throws IOException {
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.collect();
        in.drop("cardnet", "again.csv", BILL + row("A1"));

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains("in/drop/cardnet/again.csv was moved aside: the same content was taken in already");
        assertThat(in.read(REFUSED + "cardnet/again.csv.reason.txt"))
                .startsWith("in/drop/cardnet/again.csv was moved aside at ")
                .contains("as bill.csv, 1 rows, for business date 2026-02-13")
                .contains("mv 'in/refused/2026-02-13/cardnet/again.csv' 'in/drop/cardnet/again.csv'");
        assertThat(in.imports()).hasSize(1);
    }

    @Test
    void otherBytesUnderTheSameNameAreKeptBesideTheFirst() throws IOException {
        for (int i = 1; i <= 3; i++) {
            in.drop("cardnet", "bill.csv", BILL + row("A" + i));
            in.collect();
        }

        assertThat(in.read(ARCHIVED + "cardnet/bill.csv")).contains("A1");
        assertThat(in.read(ARCHIVED + "cardnet/bill.csv.2")).contains("A2");
        assertThat(in.read(ARCHIVED + "cardnet/bill.csv.3")).contains("A3");
        assertThat(in.read(ARCHIVED + "SHA256SUMS").lines()).hasSize(3);
    }

    @Test
    void rejectedRowsOfTwoFilesOfOneNameAreTwoFiles() throws IOException {
        String bad = "A9,2026-02-13,PAYMENT,CNY,ten,0.10,SUCCESS\n";
        in.drop("cardnet", "bill.csv", BILL + row("A1") + bad);
        in.drop("qrpay", "bill.csv", BILL + bad);

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "1 rows of in/archive/2026-02-13/cardnet/bill.csv were rejected",
                        "rejects/bill.csv.rejects.csv")
                .contains("rejects/bill.csv.2.rejects.csv");
        assertThat(home.resolve("out/2026-02-13/rejects")).isDirectoryContaining("glob:**bill.csv.2.rejects.csv");
    }

    @Test
    void whatIsNoWholeFileIsMovedAsideWithItsReason() throws IOException {
        in.drop("cardnet", "empty.csv", "");
        in.drop("cardnet", "cut.csv", BILL + "A1,2026-02-13,PAY");
        in.drop("lotus", "statement.csv", "record,booking_date\n");

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().lines())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).contains("in/drop/cardnet/empty.csv was moved aside: empty.csv is empty"))
                .anySatisfy(line -> assertThat(line).contains("cut.csv is cut off"))
                .anySatisfy(line -> assertThat(line).contains("statement.csv line 1: the header lacks"));
        assertThat(in.imports()).isEmpty();
        assertThat(in.read(REFUSED + "cardnet/cut.csv")).endsWith("A1,2026-02-13,PAY");
        assertThat(in.read(REFUSED + "cardnet/cut.csv.reason.txt")).contains("Why: cut.csv is cut off");
        assertQuiet(in.collect());
    }

    @Test
    void whatLiesWhereItDoesNotBelongIsMovedAsideAndNothingIsFollowed() throws IOException, InterruptedException {
        Path secret = Files.writeString(home.resolve("secret"), BILL);
        in.drop("lotsu", "statement.csv", "x\n");
        in.put("drop", "bill.csv", "x\n");
        in.drop("harbour", "holiday.csv", "x\n");
        in.drop("cardnet/old", "bill.csv", "x\n");
        Files.createSymbolicLink(home.resolve("in/drop/cardnet/link.csv"), secret);
        Files.createSymbolicLink(home.resolve("in/drop/qrpay"), home);
        in.drop("cardnet", "two\nlines.csv", "x\n");
        assertThat(new ProcessBuilder("mkfifo", home + "/in/drop/cardnet/pipe.csv")
                        .start()
                        .waitFor())
                .isZero();

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().lines())
                .hasSize(8)
                .anySatisfy(line -> assertThat(line).contains("pipe.csv was moved aside: it is no file but a device"))
                .anySatisfy(line -> assertThat(line).contains("its name has a control character"))
                .anySatisfy(line -> assertThat(line)
                        .contains("no channel or bank lotsu in the set-up; the nearest is lotus", "in/drop/lotus"))
                .anySatisfy(line -> assertThat(line).contains("in/drop/bill.csv was moved aside", "nobody knows who"))
                .anySatisfy(line ->
                        assertThat(line).contains("fits no pattern of harbour: STATEMENT statement*, RESULTS results*"))
                .anySatisfy(line -> assertThat(line).contains("in/drop/cardnet/old was", "it is a folder"))
                .anySatisfy(line -> assertThat(line).contains("in/drop/cardnet/link.csv was", "symbolic link"))
                .anySatisfy(line -> assertThat(line).contains("in/drop/qrpay was", "symbolic link"));
        assertThat(secret).hasContent(BILL);
        assertThat(in.imports()).isEmpty();
        assertQuiet(in.collect());
    }

    @Test
    void theNameThatFitsMoreCloselyDecidesAndATieIsMovedAside() throws IOException {
        books.setUp(SampleSetUp.right()
                .with(
                        "incoming-files.csv",
                        "sender,kind,pattern\nlotus,STATEMENT,*.csv\nlotus,RESULTS,ans*.csv|a*.cs?\n")
                .writeTo(home.resolve("setup")));
        in.drop("lotus", "answers.csv", "instruction_id,currency,amount,result,reason\n");
        in.drop("lotus", "harmless.csv", DropFolders.sample("statement-lotus.csv"));
        books.setUp(SampleSetUp.right()
                .with("incoming-files.csv", "sender,kind,pattern\nharbour,STATEMENT,s*\nharbour,RESULTS,*s\n")
                .writeTo(home.resolve("setup2")));
        in.drop("harbour", "sins", "x\n");

        CommandRun run = in.collect();

        assertThat(in.imports()).containsExactly("statement lotus harmless.csv", "results lotus answers.csv");
        assertThat(run.err()).contains("more than one kind of file equally well: RESULTS *s, STATEMENT s*");
    }

    @Test
    void whatAKilledRunTookIsFinished() throws IOException {
        in.put("taking/cardnet", "begun.csv", BILL + row("A1"));
        Path imported = in.put("taking/qrpay", "imported.csv", BILL + row("A2"));
        books.take(ImportKind.CHANNEL_BILL, "qrpay", imported, Books.FRIDAY);

        CommandRun run = in.collectAfter(Duration.ZERO);

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(in.imports()).containsExactly("channel-bill qrpay imported.csv", "channel-bill cardnet begun.csv");
        assertThat(in.files())
                .containsExactly(
                        ARCHIVED + "SHA256SUMS", ARCHIVED + "cardnet/begun.csv", ARCHIVED + "qrpay/imported.csv");
    }

    @Test
    void aRunThatWasKilledBehindTheLineOfTheArchiveUsesItsLine() throws IOException {
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.collect();
        Files.createDirectories(home.resolve("in/taking/cardnet"));
        Files.move(home.resolve("in/" + ARCHIVED + "cardnet/bill.csv"), home.resolve("in/taking/cardnet/bill.csv"));

        assertThat(in.collect().exit()).isZero();

        assertThat(in.files()).containsExactly(ARCHIVED + "SHA256SUMS", ARCHIVED + "cardnet/bill.csv");
        assertThat(in.read(ARCHIVED + "SHA256SUMS").lines()).hasSize(1);
    }

    @Test
    void aSecondOneThatWasTakenWhenTheRunWasKilledIsMovedAside() throws IOException {
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.collect();
        in.put("taking/cardnet", "bill.csv", BILL + row("A1"));

        assertThat(in.collect().exit()).isEqualTo(3);

        assertThat(in.files())
                .containsExactly(
                        ARCHIVED + "SHA256SUMS",
                        ARCHIVED + "cardnet/bill.csv",
                        REFUSED + "cardnet/bill.csv",
                        REFUSED + "cardnet/bill.csv.reason.txt");
    }

    @Test
    void aMarkerThatWasTakenBeforeItsFileWhenTheRunWasKilledGoesBackToIt() throws IOException {
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.put("taking/cardnet/.with", "bill.csv.ok", "0".repeat(64));

        assertThat(in.collect().exit()).isEqualTo(3);

        assertThat(in.files())
                .containsExactly(
                        REFUSED + "cardnet/bill.csv",
                        REFUSED + "cardnet/bill.csv.ok",
                        REFUSED + "cardnet/bill.csv.reason.txt");
    }

    @Test
    void anImportThatWasInterruptedGoesOn() throws IOException {
        Path bill = in.put("taking/cardnet", "bill.csv", BILL + row("A1") + row("A2"));
        books.take(ImportKind.CHANNEL_BILL, "cardnet", bill, Books.FRIDAY);
        books.letRecordsBeChanged();
        books.jdbc().update("DELETE FROM channel_record WHERE channel_reference = 'A2'");
        books.jdbc().update("DELETE FROM recon_bill");
        books.jdbc().update("UPDATE file_import SET status = 'LOADING', row_count = 1, accepted = 1");

        assertThat(in.collect().exit()).isZero();

        assertThat(books.number("SELECT COUNT(*) FROM channel_record")).isEqualTo(2);
        assertThat(in.files()).contains(ARCHIVED + "cardnet/bill.csv");
    }

    /** A plan that is made a moment before the sender writes on. */
    @Test
    void aFileThatChangesWhileItIsTakenIsPutBackWithItsMarker() throws IOException {
        Path bill = in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.drop("cardnet", "bill.csv.ok", "");
        WatchedFolders folders = WatchedFolders.of(new HomeFolders(home));
        SenderRules rules = SenderRules.of(books.get(MerchantMapper.class));
        DropLook look = DropLook.at(folders);
        Instant later = Instant.now().plusSeconds(60);
        DropPlan plan = DropPlan.of(look, rules, new DropPlan.Times(Duration.ofSeconds(30), later), Set.of());
        assertThat(plan.isNothing()).isFalse();
        Files.writeString(bill, row("A2"), StandardOpenOption.APPEND);

        books.get(Collector.class).collect(look, plan, new Collector.Run(rules, () -> Books.FRIDAY, new NothingSaid()));

        assertThat(in.files()).containsExactly("drop/cardnet/bill.csv", "drop/cardnet/bill.csv.ok");
        assertThat(in.collect().out()).contains("2 accepted");
    }

    private static final class NothingSaid implements CollectNotices {
        @Override
        public void took(String line) {
            throw new AssertionError(line);
        }

        @Override
        public void person(String line) {
            throw new AssertionError(line);
        }

        @Override
        public void failed(String line) {
            throw new AssertionError(line);
        }
    }

    @Test
    void dropFoldersOfAnotherFileSystemAreCopiedFrom() throws IOException {
        Path shared = Path.of("/dev/shm");
        assumeThat(shared).as("there is another file system").isWritable();
        Path elsewhere = Files.createTempDirectory(shared, "drop");
        Files.createDirectories(home.resolve("in"));
        assumeThat(Files.getFileStore(elsewhere)).isNotEqualTo(Files.getFileStore(home));
        Files.createSymbolicLink(home.resolve("in/drop"), elsewhere);
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.drop("cardnet", "bill.csv.ok", "");
        in.drop("cardnet", "cut.csv", BILL + "A1,2026");

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(in.read(ARCHIVED + "cardnet/bill.csv")).isEqualTo(BILL + row("A1"));
        assertThat(in.files()).contains(ARCHIVED + "cardnet/bill.csv.ok", REFUSED + "cardnet/cut.csv");
        assertThat(elsewhere.resolve("cardnet")).isEmptyDirectory();
        Files.delete(elsewhere.resolve("cardnet"));
        Files.delete(elsewhere);
    }

    @Test
    void whileAnotherOneCollectsNothingIsTouched() throws IOException {
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        in.put("taking/cardnet", "other.csv", BILL + row("A2"));
        CollectLock other =
                CollectLock.tryTake(WatchedFolders.of(new HomeFolders(home))).orElseThrow();

        assertQuiet(in.collect());
        assertThat(in.files()).containsExactly("drop/cardnet/bill.csv", "taking/cardnet/other.csv");

        other.close();
        assertThat(in.collect().out().lines()).hasSize(2);
    }

    @Test
    void aFileThatFailsDoesNotKeepTheOthers() throws IOException {
        TransactionLine.file(home, "t.csv", TransactionLine.payment("T1", "M001", "10.00"));
        in.drop("online", "transactions.csv", home.resolve("t.csv"));
        in.drop("cardnet", "bill.csv", BILL + row("A1"));
        books.jdbc().update("RENAME TABLE channel_record TO away");

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("in/drop/cardnet/bill.csv could not be taken: ", "tried again the next time");
        assertThat(in.imports()).containsExactly("transactions  transactions.csv");
        books.jdbc().update("RENAME TABLE away TO channel_record");
        assertThat(in.collect().exit()).isZero();
        assertThat(in.files()).contains(ARCHIVED + "cardnet/bill.csv");
    }
}

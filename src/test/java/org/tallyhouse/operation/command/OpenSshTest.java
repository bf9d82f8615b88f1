package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.delivery.BankDrop;
import org.tallyhouse.delivery.BankDrops;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.Puts;

/** Both directions against Debian's OpenSSH server: files we put there, pull from there, and are sent through it. */
@Tag("database")
class OpenSshTest {
    private static final String BILL = "channel_reference,business_date,type,currency,amount,fee,status\n";
    private static final String ARCHIVED = "archive/2026-02-13/";

    private static OpenSshServer server;

    @TempDir
    private Path home;

    /** What the other side has. */
    @TempDir
    private Path theirs;

    private Books books;
    private DropFolders in;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        if (!Files.isExecutable(OpenSshServer.SSHD) && "true".equals(System.getenv("CI"))) {
            fail("%s is not installed; .ci/run installs openssh-server when it may", OpenSshServer.SSHD);
        }
        assumeThat(OpenSshServer.SSHD)
                .as("the tests with OpenSSH are skipped: openssh-server is not installed")
                .isExecutable();
        server = OpenSshServer.start(folder.toRealPath());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        books = Books.sample(home);
        in = new DropFolders(books);
        Files.createDirectories(home.resolve("jobs"));
    }

    @AfterEach
    void close() {
        books.close();
    }

    private static String bill(String reference) {
        return BILL + reference + ",2026-02-13,PAYMENT,CNY,10.00,0.10,SUCCESS\n";
    }

    private void assertQuiet(CommandRun run) {
        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }

    private BankDrop drop(String reached) throws IOException {
        Path file = Files.writeString(
                home.resolve("jobs/drops.yml"),
                "banks:\n  lotus: { kind: sftp, %s, folder: %s }\n".formatted(reached, theirs));
        return BankDrops.load(file, Puts.copies()).of("lotus").orElseThrow();
    }

    private void pickUp(String reached, String more) throws IOException {
        Files.writeString(
                home.resolve("jobs/pickups.yml"),
                "senders:\n  cardnet: { %s, folder: %s, %s }\n".formatted(reached, theirs, more));
    }

    @Test
    void aFileIsPutWholeOnceAndNeverOverAnother() throws IOException, InterruptedException {
        Path file = Files.writeString(home.resolve("pay.csv"), "一,100\n".repeat(50_000));
        Path elsewhere = Files.writeString(home.resolve("elsewhere"), "not ours\n");
        Path planted = Files.createSymbolicLink(theirs.resolve(".pay.csv.%s.tmp".formatted(Puts.MARK)), elsewhere);
        assertThatThrownBy(() -> Puts.put(drop(server.reached()), file, "pay.csv"))
                .isInstanceOf(DropFailed.class);
        assertThat(elsewhere).hasContent("not ours\n");
        Files.deleteIfExists(planted);

        Puts.put(drop(server.reached()), file, "pay.csv");
        Puts.put(drop(server.reachedByRsa()), file, "pay.csv");

        assertThat(theirs.resolve("pay.csv")).hasSameBinaryContentAs(file);
        assertThat(theirs).isDirectoryNotContaining("glob:**/.*");
        BankDrop drop = drop(server.reached());
        Files.writeString(file, "other");
        assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("other bytes");
    }

    @Test
    void anotherHostKeyIsRefusedInBothDirections() throws IOException, InterruptedException {
        String wrong = server.reachedBy("SHA256:" + "A".repeat(43));
        Path file = Files.writeString(home.resolve("pay.csv"), "x\n");
        Files.writeString(theirs.resolve("bill.csv"), bill("A1"));
        pickUp(wrong, "afterwards: keep");

        assertThatThrownBy(() -> Puts.put(drop(wrong), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("not pinned");
        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("files of cardnet could not be pulled", "not pinned");
        assertThat(theirs.resolve("pay.csv")).doesNotExist();
        assertThat(in.imports()).isEmpty();
    }

    @Test
    void whatStaysThereIsPulledOnceAndNothingElseIs() throws IOException, InterruptedException {
        pickUp(server.reached(), "afterwards: keep");
        Files.writeString(theirs.resolve("bill.csv"), bill("A1"));
        Files.writeString(home.resolve("secret.csv"), bill("A2"));
        Files.createSymbolicLink(theirs.resolve("link.csv"), home.resolve("secret.csv"));
        Files.createDirectories(theirs.resolve("folder.csv"));
        assertQuiet(in.collectAfter(Duration.ofSeconds(5)));

        assertThat(in.collect().exit()).isZero();

        assertThat(in.files()).containsExactly(ARCHIVED + "SHA256SUMS", ARCHIVED + "cardnet/bill.csv");
        assertThat(in.read(ARCHIVED + "cardnet/bill.csv")).isEqualTo(bill("A1"));
        assertQuiet(in.collect());
    }

    @Test
    void whatIsMovedThereIsKeptBesideItsNamesake() throws IOException, InterruptedException {
        Files.createDirectories(theirs.resolve("done"));
        pickUp(server.reached(), "afterwards: move, move_to: %s/done, complete: .ok".formatted(theirs));
        for (String reference : new String[] {"A1", "A2"}) {
            Files.writeString(theirs.resolve("bill.csv"), bill(reference));
            assertQuiet(in.collect());
            Files.writeString(theirs.resolve("bill.csv.ok"), "");
            assertThat(in.collect().out()).contains("1 accepted");
        }

        assertThat(theirs.resolve("done/bill.csv")).hasContent(bill("A1"));
        assertThat(theirs.resolve("done/bill.csv.2")).hasContent(bill("A2"));
        assertThat(theirs.resolve("bill.csv")).doesNotExist();
        assertThat(in.imports()).containsExactly("channel-bill cardnet bill.csv", "channel-bill cardnet bill.csv");
    }

    @Test
    void whatASenderPutsIntoItsFolderInPiecesTwiceAndWrongIsTakenOnceOrMovedAside()
            throws IOException, InterruptedException {
        Path drop = Files.createDirectories(home.resolve("in/drop/cardnet"));
        Path whole = Files.writeString(
                theirs.resolve("bill.csv"), bill("A1") + bill("A2").substring(BILL.length()));
        Path cut = Files.writeString(theirs.resolve("cut.csv"), bill("A3") + "A4,2026");
        Path half = Files.writeString(theirs.resolve("half.csv"), bill("A1"));

        server.sftp("put %s %s/bill.csv.filepart".formatted(half, drop));
        assertQuiet(in.collect());
        server.sftp("reput %s %s/bill.csv.filepart".formatted(whole, drop));
        server.sftp("rename %s/bill.csv.filepart %s/bill.csv".formatted(drop, drop));
        assertQuiet(in.collectAfter(Duration.ofSeconds(5)));
        assertThat(in.collect().out()).contains("2 rows", "2 accepted");
        // with the times of long ago
        server.sftp("put -p %s %s/again.csv".formatted(whole, drop), "put -p %s %s/cut.csv".formatted(cut, drop));
        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("again.csv was moved aside: the same content", "cut.csv is cut off");
        assertThat(in.imports()).containsExactly("channel-bill cardnet bill.csv");
        assertThat(in.files())
                .containsExactly(
                        ARCHIVED + "SHA256SUMS",
                        ARCHIVED + "cardnet/bill.csv",
                        "refused/2026-02-13/cardnet/again.csv",
                        "refused/2026-02-13/cardnet/again.csv.reason.txt",
                        "refused/2026-02-13/cardnet/cut.csv",
                        "refused/2026-02-13/cardnet/cut.csv.reason.txt");
    }
}

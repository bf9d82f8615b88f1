package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.delivery.SftpServer;

/** Files that are pulled from a sender's server. Friday is open. */
@Tag("database")
class PickupTest {
    private static final String BILL = "channel_reference,business_date,type,currency,amount,fee,status\n";
    private static final String ARCHIVED = "archive/2026-02-13/";

    @TempDir
    private Path home;

    @TempDir
    private Path sender;

    private Books books;
    private DropFolders in;
    private SftpServer server;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException {
        books = Books.sample(home);
        in = new DropFolders(books);
        Files.createDirectories(sender.resolve("done"));
        server = new SftpServer(sender);
        KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server.letIn(key.getPublic());
        Path keys = Files.createDirectories(home.resolve("jobs/keys"));
        try (OutputStream out = Files.newOutputStream(keys.resolve("id"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "us", null, out);
        }
        Files.setPosixFilePermissions(keys.resolve("id"), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        books.close();
    }

    private String entry(String id, int port, String hostKey, String more) {
        return """
                  %s: { host: 127.0.0.1, port: %d, user: us, key_file: keys/id, host_key: "%s", folder: /, %s }
                """.formatted(id, port, hostKey, more);
    }

    private void pickUp(String... entries) throws IOException {
        Files.writeString(home.resolve("jobs/pickups.yml"), "senders:\n" + String.join("", entries));
    }

    private void pickUp(String more) throws IOException {
        pickUp(new String[] {entry("cardnet", server.port(), server.fingerprint(), more)});
    }

    private static String bill(String reference) {
        return BILL + reference + ",2026-02-13,PAYMENT,CNY,10.00,0.10,SUCCESS\n";
    }

    private void assertQuiet(CommandRun run) {
        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void whatStaysOnTheServerIsPulledOnce() throws IOException {
        pickUp("pattern: '*.csv', afterwards: keep");
        Files.writeString(sender.resolve("bill.csv"), bill("A1"));
        Files.writeString(sender.resolve("readme.txt"), "hello");
        Files.writeString(sender.resolve("next.csv.part"), "half");

        CommandRun run = in.collect();

        assertThat(run.exit()).isZero();
        assertThat(in.files()).containsExactly(ARCHIVED + "SHA256SUMS", ARCHIVED + "cardnet/bill.csv");
        assertQuiet(in.collect());
        Files.writeString(sender.resolve("bill.csv"), bill("A2") + bill("A3").substring(BILL.length()));
        assertThat(in.collect().out()).contains("2 accepted");
        assertThat(in.imports()).hasSize(2);
        assertThat(sender.resolve("bill.csv")).exists();
    }

    @Test
    void whatIsMovedOnTheServerIsMovedWithItsMarkerOnceItIsHere() throws IOException {
        pickUp("afterwards: move, move_to: /done, complete: .ok");
        Files.writeString(sender.resolve("bill.csv"), bill("A1"));
        assertQuiet(in.collect());
        Files.writeString(sender.resolve("bill.csv.ok"), "");

        assertThat(in.collect().out()).contains("1 accepted");

        assertThat(sender.resolve("done/bill.csv")).hasContent(bill("A1"));
        assertThat(sender.resolve("done/bill.csv.ok")).exists();
        assertThat(sender.resolve("bill.csv")).doesNotExist();
        assertThat(in.files())
                .containsExactly(
                        ARCHIVED + "SHA256SUMS", ARCHIVED + "cardnet/bill.csv", ARCHIVED + "cardnet/bill.csv.ok");
        assertThat(books.number("SELECT COUNT(*) FROM picked_up_file")).isZero();
    }

    @Test
    void aFileThatIsBeingWrittenThereWaits() throws IOException {
        pickUp("afterwards: keep");
        Files.writeString(sender.resolve("bill.csv"), bill("A1"));

        assertQuiet(in.collectAfter(Duration.ofSeconds(10)));

        assertThat(home.resolve("in/drop")).doesNotExist();
    }

    @Test
    void anotherHostKeyIsRefusedAndOtherSendersGoOn() throws IOException {
        pickUp(
                entry("qrpay", server.port(), "SHA256:" + "A".repeat(43), "afterwards: keep"),
                entry("bankpay", 1, server.fingerprint(), "afterwards: keep"),
                entry("cardnet", server.port(), server.fingerprint(), "afterwards: keep"));
        Files.writeString(sender.resolve("bill.csv"), bill("A1"));

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("files of qrpay could not be pulled", server.fingerprint(), "not pinned")
                .contains("files of bankpay could not be pulled", "127.0.0.1:1 is not reached");
        assertThat(in.imports()).containsExactly("channel-bill cardnet bill.csv");
    }

    @Test
    void whatIsTooLargeIsToldOnceAndStays() throws IOException {
        pickUp("afterwards: move, move_to: /done");
        Files.writeString(home.resolve("jobs/intake.yml"), "tallyhouse.intake.largest-pull: 150B\n");
        Files.writeString(sender.resolve("bill.csv"), bill("A1"));
        Files.writeString(sender.resolve("large.csv"), bill("A1".repeat(50)));

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("large.csv of sftp://us@127.0.0.1", "was not pulled: it has ");
        assertThat(in.imports()).containsExactly("channel-bill cardnet bill.csv");
        assertQuiet(in.collect());
        assertThat(sender.resolve("large.csv")).exists();
    }

    @Test
    void aSenderNobodyKnowsIsToldWithTheNearest() throws IOException {
        pickUp(new String[] {entry("cardnot", server.port(), server.fingerprint(), "afterwards: keep")});
        Files.writeString(sender.resolve("bill.csv"), bill("A1"));

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("no channel or bank cardnot in the set-up; the nearest is cardnet");
        assertThat(home.resolve("in/drop")).doesNotExist();
    }

    @Test
    void aRunThatWasKilledBeforeTheMoveOnlyMoves() throws IOException {
        pickUp("afterwards: move, move_to: /done");
        Path bill = Files.writeString(sender.resolve("bill.csv"), bill("A1"));
        LocalDateTime modified = LocalDateTime.ofInstant(
                Files.getLastModifiedTime(bill).toInstant().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
        books.jdbc()
                .update(
                        "INSERT INTO picked_up_file (sender, name, size_bytes, modified_at, outcome, picked_up_at)"
                                + " VALUES ('cardnet', 'bill.csv', ?, ?, 'PULLED', ?)",
                        Files.size(bill),
                        modified,
                        modified);

        assertQuiet(in.collect());

        assertThat(sender.resolve("done/bill.csv")).exists();
        assertThat(in.imports()).isEmpty();
    }

    @Test
    void theSameBytesPulledTwiceAreKnown() throws IOException {
        pickUp("afterwards: keep");
        Files.writeString(sender.resolve("bill.csv"), bill("A1"));
        in.collect();
        books.jdbc().update("DELETE FROM picked_up_file");

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("the same content was taken in already");
        assertThat(in.imports()).hasSize(1);
        assertQuiet(in.collect());
    }

    @Test
    void aWrongFileOfPickupsKeepsNobodyFromTheFoldersHere() throws IOException {
        Files.writeString(home.resolve("jobs/pickups.yml"), "sender: x\n");
        in.drop("cardnet", "bill.csv", bill("A1"));

        CommandRun run = in.collect();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("pickups.yml line 1: sender is no key here");
        assertThat(in.imports()).hasSize(1);
    }
}

package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.delivery.SftpFault;
import org.tallyhouse.delivery.SftpFault.At;
import org.tallyhouse.delivery.SftpFault.How;
import org.tallyhouse.delivery.SftpServer;
import org.tallyhouse.operation.command.CommandRun;

/** A night delivers to a bank whose server drops or hangs: the other bank has its file, and no file is put twice. */
@Tag("database")
@Timeout(240)
class SftpFaultsNightTest {
    private static final String FILE = "lotus-20260213-001.csv";

    @TempDir
    private Path home;

    private Path inbox;
    private Path harbour;
    private SftpServer server;

    @BeforeEach
    void banks() throws IOException, GeneralSecurityException {
        inbox = Files.createDirectories(home.resolve("bank/inbox"));
        harbour = Files.createDirectories(home.resolve("harbour"));
        server = new SftpServer(home.resolve("bank"));
        KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server.letIn(key.getPublic());
        Path keyFile = Files.createDirectories(home.resolve("jobs/keys")).resolve("id");
        try (OutputStream out = Files.newOutputStream(keyFile)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "us", null, out);
        }
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        Settled.drops(
                home,
                Map.of(
                        "lotus",
                        """
                        { kind: sftp, host: 127.0.0.1, port: %d, user: us, key_file: keys/id, host_key: "%s", folder: /inbox, timeout_seconds: 4 }""".formatted(server.port(), server.fingerprint()),
                        "harbour",
                        Settled.folder(harbour)));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** The second try puts it. */
    @Test
    void whatWasDroppedOnceIsPutByTheNextTry() throws IOException {
        try (SftpFault fault = new SftpFault(At.WRITE, How.DROPS, 0, 1);
                Books books = Settled.BOOKS.copy(home)) {
            server.watchedBy(fault);

            assertDelivered(Settled.night(books), fault);
        }
    }

    /** The second try sees that it is there, and puts the .ok file alone. */
    @Test
    void whatIsThereThoughNoAnswerCameIsFinished() throws IOException {
        try (SftpFault fault = new SftpFault(At.AFTER_RENAME, How.HANGS, 0, 1);
                Books books = Settled.BOOKS.copy(home)) {
            server.watchedBy(fault);

            assertDelivered(Settled.night(books), fault);
        }
    }

    /** What a server that stays broken left to a person. */
    @Test
    void withoutItsOkFileItWaitsAndIsFinishedWhenTheServerIsWell() throws IOException {
        try (SftpFault fault = new SftpFault(At.OK_FILE, How.DROPS, 0, 2);
                Books books = Settled.BOOKS.copy(home)) {
            server.watchedBy(fault);

            CommandRun night = Settled.night(books);

            assertWaits(night);
            assertThat(inbox.resolve(FILE)).exists();
            assertThat(Settled.deliver(books).out()).isEqualTo(FILE + ": delivered\n");
            assertThat(inbox.resolve(FILE + ".ok")).exists();
            assertThat(fault.renames()).isEqualTo(2);
        }
    }

    /** The bank has fetched the file before the second try: that it is not there proves nothing. */
    @Test
    void whatMayHaveBeenFetchedIsLeftToAPerson() throws IOException {
        try (SftpFault fault = new SftpFault(At.AFTER_RENAME, How.DROPS, 0, 1) {
                    @Override
                    protected void goingWrong() throws IOException {
                        Files.delete(inbox.resolve(FILE));
                    }
                };
                Books books = Settled.BOOKS.copy(home)) {
            server.watchedBy(fault);

            CommandRun night = Settled.night(books);

            assertWaits(night);
            assertThat(night.err())
                    .contains("and never said how that ended: look into the bank's folder")
                    .contains("./run.sh payouts deliver --put-again " + FILE + ", or --by-hand " + FILE);
            assertThat(Settled.deliver(books).exit()).isEqualTo(1);
            assertThat(inbox).isEmptyDirectory();
            assertThat(fault.renames()).isEqualTo(1);
            assertThat(CommandRun.of(
                                    books,
                                    "payouts deliver --by-hand %s --operator li --reason asked"
                                            .formatted(FILE)
                                            .split(" "))
                            .exit())
                    .isZero();
            assertThat(inbox).isEmptyDirectory();
        }
    }

    private void assertWaits(CommandRun night) {
        assertThat(night.exit()).isEqualTo(3);
        assertThat(night.err()).contains("! " + FILE + " was not delivered: ", "1 bank files not delivered");
        assertThat(night.err()).doesNotContain("Exception");
        assertThat(harbour.resolve("harbour-20260213-001.csv.ok")).exists();
    }

    private void assertDelivered(CommandRun night, SftpFault fault) {
        assertThat(night.err()).doesNotContain("not delivered");
        assertThat(inbox.resolve(FILE)).hasSameBinaryContentAs(home.resolve("out/2026-02-13/payout/lotus/" + FILE));
        assertThat(inbox.resolve(FILE + ".ok")).exists();
        assertThat(fault.renames()).isEqualTo(2);
        assertThat(harbour.resolve("harbour-20260213-001.csv.ok")).exists();
    }
}

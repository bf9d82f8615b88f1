package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.layout.FileFacts;

class SftpDropTest {
    private static final Secrets SECRETS = new Secrets(Map.of("BANK_PASSWORD", SftpServer.PASSWORD)::get);

    @TempDir
    private Path home;

    private Path inbox;
    private Path file;
    private SftpServer server;

    @BeforeEach
    void aBank() throws IOException, GeneralSecurityException {
        inbox = Files.createDirectories(home.resolve("bank/inbox"));
        file = Files.writeString(home.resolve("pay.csv"), "一,100\n".repeat(50_000));
        server = new SftpServer(home.resolve("bank"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private BankDrop drop() {
        return new SftpDrop(server.target("/inbox"), SECRETS);
    }

    @Test
    void aFileIsPutWhole() throws IOException {
        Puts.put(drop(), file, "pay.csv");

        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
        try (Stream<Path> there = Files.list(inbox)) {
            assertThat(there).containsExactly(inbox.resolve("pay.csv"));
        }
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        Puts.put(drop(), file, "pay.csv");
        var modified = Files.getLastModifiedTime(inbox.resolve("pay.csv"));

        Puts.put(drop(), file, "pay.csv");

        assertThat(Files.getLastModifiedTime(inbox.resolve("pay.csv"))).isEqualTo(modified);
    }

    @Test
    void otherBytesOfTheSameSizeAreRefusedWithBothHashes() throws IOException {
        Path there = Files.writeString(inbox.resolve("pay.csv"), "一,999\n".repeat(50_000));

        assertThatThrownBy(() -> Puts.put(drop(), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(
                        FileFacts.of(there).sha256(), FileFacts.of(file).sha256());
        assertThat(Files.readString(there)).startsWith("一,999\n");
    }

    @Test
    void otherBytesOfAnotherSizeAreRefusedWithBothHashes() throws IOException {
        Files.writeString(inbox.resolve("pay.csv"), "short");

        assertThatThrownBy(() -> Puts.put(drop(), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(
                        FileFacts.sha256("short"), FileFacts.of(file).sha256());
        assertThat(inbox.resolve("pay.csv")).hasContent("short");
    }

    @Test
    void anotherHostKeyIsRefusedBeforeThePasswordIsSent() {
        BankDrop drop = new SftpDrop(server.target("/inbox", "SHA256:other", Optional.empty()), SECRETS);

        assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(
                        server.fingerprint(), server.otherFingerprint(), "not pinned", "drops.yml banks.X.host_key");
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void anyKeyOfTheServerMayBeThePinnedOne() {
        BankDrop drop = new SftpDrop(server.target("/inbox", server.otherFingerprint(), Optional.empty()), SECRETS);

        Puts.put(drop, file, "pay.csv");

        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
    }

    @Test
    void aKeyFileThatIsNoneIsTold() {
        BankDrop drop = new SftpDrop(server.target("/inbox", server.fingerprint(), Optional.of(file)), SECRETS);

        assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessage("key file %s holds no private key that opens without a passphrase", file);
    }

    @Test
    void aWrongPasswordIsToldByTheNameOfItsVariable() {
        Secrets wrong = new Secrets(Map.of("BANK_PASSWORD", "hunter2-secret")::get);
        BankDrop drop = new SftpDrop(server.target("/inbox"), wrong);

        assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll("does not let us in", "BANK_PASSWORD")
                .hasStackTraceContaining("DropFailed")
                .satisfies(e -> assertThat(Stream.iterate(e, x -> x != null, Throwable::getCause))
                        .noneMatch(x -> x.toString().contains("hunter2")));
        assertThat(drop.toString()).contains("BANK_PASSWORD").doesNotContain("hunter2");
    }

    @Test
    void aPasswordThatIsNotSetIsTold() {
        BankDrop drop = new SftpDrop(server.target("/inbox"), new Secrets(name -> null));

        assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageStartingWith("environment variable BANK_PASSWORD is not set");
    }

    @Test
    void aKeyFileOfOpenSshLetsUsIn() throws IOException, GeneralSecurityException {
        KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        Path keyFile = home.resolve("id");
        try (OutputStream out = Files.newOutputStream(keyFile)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "us", null, out);
        }

        putWith(key, keyFile);
    }

    @Test
    void aKeyFileInPemLetsUsIn() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair key = generator.generateKeyPair();
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getPrivate().getEncoded());
        Path keyFile = Files.writeString(
                home.resolve("id.pem"), "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");

        putWith(key, keyFile);
    }

    private void putWith(KeyPair key, Path keyFile) throws IOException {
        assertThatThrownBy(() -> Puts.put(
                        new SftpDrop(server.target("/inbox", server.fingerprint(), Optional.of(keyFile)), SECRETS),
                        file,
                        "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll("open to others", "chmod 600");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        server.letIn(key.getPublic());

        Puts.put(
                new SftpDrop(server.target("/inbox", server.fingerprint(), Optional.of(keyFile)), SECRETS),
                file,
                "pay.csv");

        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
    }

    @Test
    void aFolderThatIsMissingAndANameThatLeavesTheFolderAreRefused() {
        assertThatThrownBy(() -> Puts.put(new SftpDrop(server.target("/nowhere"), SECRETS), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("folder /nowhere is not there");
        assertThatThrownBy(() -> Puts.put(drop(), file, "../pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("'../pay.csv' has a separator");
        assertThat(home.resolve("bank/pay.csv")).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereIsTold() throws IOException {
        BankDrop drop = drop();
        server.close();

        assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("is not reached within 20 seconds: ");
    }

    @Test
    void theGuardIsAskedBeforeTheFirstByteAndBeforeTheNameAndNotForWhatIsThere() {
        Puts.Guard guard = new Puts.Guard();
        FileToPut recorded = Puts.recorded(file, "pay.csv");

        drop().put(recorded, guard);
        assertThat(guard.asked).containsExactly("put", "rename");
        drop().put(recorded, guard);

        assertThat(guard.asked).containsExactly("put", "rename");
    }

    @Test
    void whoeverWasTakenOverMeanwhileShowsNothingAndLeavesNothing() {
        assertThatThrownBy(() -> drop().put(Puts.recorded(file, "pay.csv"), new Puts.TakenOver()))
                .hasMessage("taken over");

        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void aFileThatWasChangedIsNeverThereUnderItsName() throws IOException {
        FileToPut recorded = Puts.recorded(file, "pay.csv");
        Files.writeString(file, "一,999\n");
        Puts.Guard guard = new Puts.Guard();

        assertThatThrownBy(() -> drop().put(recorded, guard))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(recorded.sha256(), FileFacts.of(file).sha256(), "./run.sh payouts deliver");

        assertThat(guard.asked).containsExactly("put");
        assertThat(inbox).isEmptyDirectory();
    }

    /** Whoever takes the bytes away is sure that the other one can show them no more. */
    @Test
    void bytesThatWereTakenAwayGetNoNameAnyMore() {
        BankDrop drop = drop();
        Puts.Guard frozen = new Puts.Guard() {
            @Override
            public void beforeRename() {
                assertThat(drop.withdraw("pay.csv", Puts.MARK)).isTrue();
            }
        };

        assertThatThrownBy(() -> drop.put(Puts.recorded(file, "pay.csv"), frozen))
                .isInstanceOf(DropFailed.class);

        assertThat(inbox).isEmptyDirectory();
        assertThat(drop.withdraw("pay.csv", Puts.MARK)).isFalse();
    }

    @Test
    void aPlantedLinkIsNeitherFollowedNorTakenForTheFile() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("elsewhere"), "not ours\n");
        Path temporary = Files.createSymbolicLink(inbox.resolve(".pay.csv.%s.tmp".formatted(Puts.MARK)), elsewhere);
        assertThatThrownBy(() -> Puts.put(drop(), file, "pay.csv")).isInstanceOf(DropFailed.class);
        assertThat(elsewhere).hasContent("not ours\n");
        Files.deleteIfExists(temporary);

        Path link = Files.createSymbolicLink(inbox.resolve("pay.csv"), file);
        assertThatThrownBy(() -> Puts.put(drop(), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("is no plain file");
        assertThat(link).isSymbolicLink();
    }

    /** It came between the look and the rename. */
    @Test
    void aNameThatWasTakenMeanwhileIsNotTakenFromItsFile() throws IOException {
        Puts.Guard guard = new Puts.Guard() {
            @Override
            public void beforeRename() {
                try {
                    Files.writeString(inbox.resolve("pay.csv"), "another");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
        assertThatThrownBy(() -> drop().put(Puts.recorded(file, "pay.csv"), guard))
                .isInstanceOf(DropFailed.class);

        assertThat(inbox.resolve("pay.csv")).hasContent("another");
        try (Stream<Path> there = Files.list(inbox)) {
            assertThat(there).hasSize(1);
        }
    }
}

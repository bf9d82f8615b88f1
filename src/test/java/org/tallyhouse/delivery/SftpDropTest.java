package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void aFileIsPutWholeAndLeftoversOfAKilledRunAreOverwritten() throws IOException {
        Files.writeString(inbox.resolve(".pay.csv.tmp"), "a longer leftover\n".repeat(100_000));

        drop().put(file, "pay.csv");

        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
        try (Stream<Path> there = Files.list(inbox)) {
            assertThat(there).containsExactly(inbox.resolve("pay.csv"));
        }
    }

    @Test
    void theSameFileAgainChangesNothing() throws IOException {
        drop().put(file, "pay.csv");
        var modified = Files.getLastModifiedTime(inbox.resolve("pay.csv"));

        drop().put(file, "pay.csv");

        assertThat(Files.getLastModifiedTime(inbox.resolve("pay.csv"))).isEqualTo(modified);
    }

    @Test
    void otherBytesOfTheSameSizeAreRefusedWithBothHashes() throws IOException {
        Path there = Files.writeString(inbox.resolve("pay.csv"), "一,999\n".repeat(50_000));

        assertThatThrownBy(() -> drop().put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(
                        FileFacts.of(there).sha256(), FileFacts.of(file).sha256());
        assertThat(Files.readString(there)).startsWith("一,999\n");
    }

    @Test
    void otherBytesOfAnotherSizeAreRefusedWithBothSizes() throws IOException {
        Files.writeString(inbox.resolve("pay.csv"), "short");

        assertThatThrownBy(() -> drop().put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll("5 bytes there", Files.size(file) + " here");
        assertThat(inbox.resolve("pay.csv")).hasContent("short");
    }

    @Test
    void anotherHostKeyIsRefusedBeforeThePasswordIsSent() {
        BankDrop drop = new SftpDrop(server.target("/inbox", "SHA256:other", Optional.empty()), SECRETS);

        assertThatThrownBy(() -> drop.put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(
                        server.fingerprint(), server.otherFingerprint(), "not pinned", "drops.yml banks.X.host_key");
        assertThat(inbox).isEmptyDirectory();
    }

    @Test
    void anyKeyOfTheServerMayBeThePinnedOne() {
        BankDrop drop = new SftpDrop(server.target("/inbox", server.otherFingerprint(), Optional.empty()), SECRETS);

        drop.put(file, "pay.csv");

        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
    }

    @Test
    void aKeyFileThatIsNoneIsTold() {
        BankDrop drop = new SftpDrop(server.target("/inbox", server.fingerprint(), Optional.of(file)), SECRETS);

        assertThatThrownBy(() -> drop.put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessage("key file %s holds no private key that opens without a passphrase", file);
    }

    @Test
    void aWrongPasswordIsToldByTheNameOfItsVariable() {
        Secrets wrong = new Secrets(Map.of("BANK_PASSWORD", "hunter2-secret")::get);
        BankDrop drop = new SftpDrop(server.target("/inbox"), wrong);

        assertThatThrownBy(() -> drop.put(file, "pay.csv"))
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

        assertThatThrownBy(() -> drop.put(file, "pay.csv"))
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

    private void putWith(KeyPair key, Path keyFile) {
        server.letIn(key.getPublic());

        new SftpDrop(server.target("/inbox", server.fingerprint(), Optional.of(keyFile)), SECRETS).put(file, "pay.csv");

        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
    }

    @Test
    void aFolderThatIsMissingAndANameThatLeavesTheFolderAreRefused() {
        assertThatThrownBy(() -> new SftpDrop(server.target("/nowhere"), SECRETS).put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("folder /nowhere is not there");
        assertThatThrownBy(() -> drop().put(file, "../pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("'../pay.csv' has a separator");
        assertThat(home.resolve("bank/pay.csv")).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereIsTold() throws IOException {
        BankDrop drop = drop();
        server.close();

        assertThatThrownBy(() -> drop.put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("is not reached within 20 seconds: ");
    }
}

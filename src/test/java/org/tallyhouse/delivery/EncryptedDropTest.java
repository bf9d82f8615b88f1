package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.MessageEncryptionMechanism;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPMessageInputStream;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FilesRefused;

class EncryptedDropTest {
    private static final String SIGNED = """
            banks:
              A:
                kind: folder
                folder: inbox
                encrypt_for: bank.asc
                sign_with: us.asc
                passphrase_variable: OUR_PASSPHRASE
            """;

    @TempDir
    private Path home;

    private static OpenPGPKey bank;
    private static OpenPGPKey us;
    private final EncryptedCopies copies = Puts.copies();
    private Path inbox;
    private Path file;

    /** Once: what guards a passphrase takes seconds by design. */
    @BeforeAll
    static void keys() throws PGPException {
        bank = TestPgpKeys.key("bank");
        us = TestPgpKeys.locked("us", "sesame");
    }

    @BeforeEach
    void keyFilesAndAFile() throws IOException {
        TestPgpKeys.write(home.resolve("bank.asc"), bank.toCertificate());
        TestPgpKeys.write(home.resolve("us.asc"), us);
        inbox = Files.createDirectory(home.resolve("inbox"));
        file = Files.writeString(home.resolve("pay.csv"), "一,100\n".repeat(50_000));
    }

    private BankDrop drop(String yaml, String passphrase) throws IOException {
        Path settings = Files.writeString(home.resolve("drops.yml"), yaml);
        return BankDrops.load(
                        settings, copies, new Secrets(Map.of("OUR_PASSPHRASE", passphrase)::get), Clock.systemUTC())
                .of("A")
                .orElseThrow();
    }

    @Test
    void theBankDecryptsAndSeesThatWeSigned() throws IOException, PGPException {
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");

        OpenPGPMessageInputStream.Result result = decrypt(inbox.resolve("pay.csv.pgp"));
        assertThat(result.getEncryptionMethod())
                .isEqualTo(MessageEncryptionMechanism.integrityProtected(SymmetricKeyAlgorithmTags.AES_256));
        assertThat(result.getSignatures()).singleElement().satisfies(signature -> {
            assertThat(signature.getIssuerCertificate().getFingerprint()).isEqualTo(us.getFingerprint());
            assertThat(signature.isValid()).isTrue();
        });
    }

    @Test
    void withoutASignerItIsEncryptedOnly() throws IOException, PGPException {
        Puts.put(drop("banks: { A: { kind: folder, folder: inbox, encrypt_for: bank.asc } }", ""), file, "pay.csv");

        assertThat(decrypt(inbox.resolve("pay.csv.pgp")).getSignatures())
                .extracting(OpenPGPDocumentSignature::getSignature)
                .isEmpty();
    }

    /** Decrypts as the bank does and compares with the plain file. */
    private OpenPGPMessageInputStream.Result decrypt(Path encrypted) throws IOException, PGPException {
        Path plain = home.resolve("decrypted");
        OpenPGPMessageInputStream message;
        try (InputStream bytes = Files.newInputStream(encrypted)) {
            message = TestPgpKeys.OPEN_PGP
                    .decryptAndOrVerifyMessage()
                    .addDecryptionKey(bank)
                    .addVerificationCertificate(us.toCertificate())
                    .process(bytes);
            Files.copy(message, plain);
            message.close();
        }
        assertThat(plain).hasSameBinaryContentAs(file);
        return message.getResult();
    }

    @Test
    void sentAgainTheBytesAreTheSameAndThePlainFileIsAsItWas() throws IOException {
        String plain = Files.readString(file);
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");
        byte[] first = Files.readAllBytes(inbox.resolve("pay.csv.pgp"));

        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");
        Files.delete(inbox.resolve("pay.csv.pgp"));
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");

        assertThat(inbox.resolve("pay.csv.pgp")).hasBinaryContent(first);
        assertThat(file).hasContent(plain);
        try (Stream<Path> kept = Files.list(home.resolve("encrypted"))) {
            assertThat(kept).hasSize(1);
        }
    }

    /** Whoever can write here could put a file of his own, encrypted for the bank, where ours is kept. */
    @Test
    void aKeptFileThatIsNotWhatWasRecordedIsNotPut() throws IOException, PGPException {
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");
        Files.delete(inbox.resolve("pay.csv.pgp"));
        Files.writeString(kept(), "another file");

        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");

        decrypt(inbox.resolve("pay.csv.pgp"));
    }

    @Test
    void aKeptFileThatWasPlantedBeforeTheFirstPutIsNotPut() throws IOException, PGPException {
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");
        Path planted = kept();
        Files.writeString(planted, "another file");
        Files.delete(inbox.resolve("pay.csv.pgp"));

        Path settings = Files.writeString(home.resolve("drops.yml"), SIGNED);
        BankDrop knowsNothing = BankDrops.load(
                        settings,
                        Puts.copies(),
                        new Secrets(Map.of("OUR_PASSPHRASE", "sesame")::get),
                        Clock.systemUTC())
                .of("A")
                .orElseThrow();
        Puts.put(knowsNothing, file, "pay.csv");

        decrypt(inbox.resolve("pay.csv.pgp"));
    }

    /** It is known by its record, so the kept file is not needed. */
    @Test
    void whatIsThereAlreadyIsKnownWithoutTheKeptFile() throws IOException {
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");
        Files.delete(kept());

        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");

        assertThat(home.resolve("encrypted")).isEmptyDirectory();
    }

    @Test
    void aPlainFileThatWasChangedIsNotEncrypted() throws IOException {
        FileToPut recorded = Puts.recorded(file, "pay.csv");
        Files.writeString(file, "一,999\n");

        assertThatThrownBy(() -> drop(SIGNED, "sesame").put(recorded, new Puts.Guard()))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(recorded.sha256(), FileFacts.of(file).sha256());
        assertThat(inbox).isEmptyDirectory();
    }

    private Path kept() throws IOException {
        try (Stream<Path> kept = Files.list(home.resolve("encrypted"))) {
            return kept.findFirst().orElseThrow();
        }
    }

    @Test
    void otherPlainBytesOrAnotherKeyAreNotTakenForTheSameFile() throws IOException, PGPException {
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");

        Files.writeString(file, "一,999\n");
        assertThatThrownBy(() -> Puts.put(drop(SIGNED, "sesame"), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("is there with other bytes");
        TestPgpKeys.write(home.resolve("bank.asc"), TestPgpKeys.key("new bank").toCertificate());
        assertThatThrownBy(() -> Puts.put(drop(SIGNED, "sesame"), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("is there with other bytes");
    }

    @Test
    void aWrongPassphraseIsToldByTheNameOfItsVariableAndNothingIsSent() throws IOException {
        BankDrop drop = drop(SIGNED, "hunter2");

        assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll("OUR_PASSPHRASE", "us.asc")
                .satisfies(e -> assertThat(Stream.iterate(e, x -> x != null, Throwable::getCause))
                        .noneMatch(x -> x.toString().contains("hunter2")));
        assertThat(inbox).isEmptyDirectory();
        assertThat(drop.toString()).doesNotContain("hunter2");
    }

    @Test
    void keysThatDoNotServeAreToldWithTheOtherProblems() throws IOException, PGPException {
        TestPgpKeys.write(
                home.resolve("old.asc"), TestPgpKeys.expiresAfterADay().toCertificate());

        assertThatThrownBy(() -> drop("""
                        banks:
                          A: { kind: folder, folder: inbox, encrypt_for: old.asc, sign_with: bank.asc }
                          B: { kind: folder, folder: inbox, sign_with: us.asc, passphrase_variable: P }
                          C: { kind: folder, folder: inbox, encrypt_for: bank.asc, sign_with: us.asc }
                          D: { kind: folder, folder: inbox, encrypt_for: bank.asc, passphrase_variable: P }
                        """, ""))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContainingAll(
                        "line 2: banks.A.encrypt_for is refused: ",
                        "expired at 2026-01-02T00:00:00Z",
                        "line 2: banks.A.sign_with is refused: ",
                        "line 3: banks.B.sign_with needs encrypt_for",
                        "line 3: banks.B.passphrase_variable needs encrypt_for",
                        "line 4: banks.C.passphrase_variable is missing",
                        "line 5: banks.D.passphrase_variable needs sign_with");
    }

    @Test
    void gpgDecryptsAndSeesThatWeSigned() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gpg")), "SKIPPED: there is no /usr/bin/gpg");
        Puts.put(drop(SIGNED, "sesame"), file, "pay.csv");
        TestPgpKeys.write(home.resolve("bank-secret.asc"), bank);
        TestPgpKeys.write(home.resolve("us-public.asc"), us.toCertificate());

        try {
            run("/usr/bin/gpg", "--batch", "--import", "bank-secret.asc", "us-public.asc");
            String status =
                    run("/usr/bin/gpg", "--batch", "--status-fd", "1", "-o", "by-gpg", "-d", "inbox/pay.csv.pgp");

            assertThat(status).contains("DECRYPTION_OKAY", "GOODMDC", "GOODSIG");
            assertThat(home.resolve("by-gpg")).hasSameBinaryContentAs(file);
        } finally {
            run("/usr/bin/gpgconf", "--kill", "gpg-agent");
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment()
                .put("GNUPGHOME", Files.createDirectories(home.resolve("gnupg")).toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

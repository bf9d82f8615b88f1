package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.layout.FileRefused;

class PgpKeysTest {
    private static final PgpKeys KEYS = new PgpKeys(TestPgpKeys.MADE.plus(Duration.ofDays(100)));

    @TempDir
    private Path home;

    private Path write(OpenPGPCertificate key) throws IOException {
        return TestPgpKeys.write(home.resolve("key.asc"), key);
    }

    @Test
    void keysAreReadArmouredAndBinary() throws IOException, PGPException {
        OpenPGPKey key = TestPgpKeys.key("bank");
        Path binary = Files.write(home.resolve("bank.gpg"), key.toCertificate().getEncoded());

        assertThat(KEYS.bankKey(binary).getFingerprint()).isEqualTo(key.getFingerprint());
        assertThat(KEYS.bankKey(write(key.toCertificate())).getFingerprint()).isEqualTo(key.getFingerprint());
        assertThat(KEYS.ourKey(write(key)).isLocked()).isFalse();
    }

    static Stream<Arguments> useless() throws PGPException {
        return Stream.of(
                Arguments.of(TestPgpKeys.signsOnly(), "is not meant to encrypt"),
                Arguments.of(TestPgpKeys.weak(), "is too weak (algorithm 1, 1024 bits)"),
                Arguments.of(TestPgpKeys.revoked(), "is revoked"),
                Arguments.of(TestPgpKeys.expiresAfterADay(), "expired at 2026-01-02T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("useless")
    void aKeyThatCannotEncryptIsRefusedWithTheReason(OpenPGPKey key, String reason) throws IOException {
        Path file = write(key.toCertificate());

        assertThatThrownBy(() -> KEYS.bankKey(file))
                .isInstanceOf(FileRefused.class)
                .hasMessageStartingWith(file + " has no key that may encrypt now: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aKeyIsGoodUntilItExpires() throws IOException, PGPException {
        Path file = write(TestPgpKeys.expiresAfterADay().toCertificate());

        assertThat(new PgpKeys(TestPgpKeys.MADE.plusSeconds(86_400)).bankKey(file))
                .isNotNull();
        PgpKeys later = new PgpKeys(TestPgpKeys.MADE.plusSeconds(86_401));
        assertThatThrownBy(() -> later.bankKey(file)).isInstanceOf(FileRefused.class);
    }

    @Test
    void aKeyThatCannotSignIsRefusedWithTheReason() throws IOException, PGPException {
        Path file = write(TestPgpKeys.expiresAfterADay());

        assertThatThrownBy(() -> KEYS.ourKey(file))
                .isInstanceOf(FileRefused.class)
                .hasMessageContainingAll("no key that may sign now", "expired at");
    }

    @Test
    void secretAndPublicKeysAreNotTakenForOneAnother() throws IOException, PGPException {
        OpenPGPKey key = TestPgpKeys.key("bank");
        Path secret = TestPgpKeys.write(home.resolve("secret.asc"), key);
        Path open = TestPgpKeys.write(home.resolve("public.asc"), key.toCertificate());

        assertThatThrownBy(() -> KEYS.bankKey(secret))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("holds a secret key");
        assertThatThrownBy(() -> KEYS.ourKey(open))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("holds a public key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw--w----", "rw----r--"})
    void aSecretKeyThatIsOpenToOthersIsRefused(String modes) throws IOException, PGPException {
        Path secret = TestPgpKeys.write(home.resolve("open.asc"), TestPgpKeys.key("bank"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(modes));

        assertThatThrownBy(() -> KEYS.ourKey(secret))
                .isInstanceOf(FileRefused.class)
                .hasMessageContainingAll("open to others (" + modes + ")", "chmod 600");
    }

    @Test
    void aFileThatIsLargerThanAnyKeyIsRefused() throws IOException {
        Path endless = Files.write(home.resolve("endless.asc"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> KEYS.bankKey(endless))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("that is no key");
    }

    @Test
    void aFileWithoutAKeyOrWithTwoIsRefused() throws IOException, PGPException {
        Path none = Files.writeString(home.resolve("none.asc"), "no key\n");
        Path two = Files.write(
                home.resolve("two.asc"), TestPgpKeys.key("bank").toCertificate().getEncoded());
        Files.write(two, TestPgpKeys.key("new bank").toCertificate().getEncoded(), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> KEYS.bankKey(none)).isInstanceOf(FileRefused.class);
        assertThatThrownBy(() -> KEYS.bankKey(home.resolve("missing.asc"))).isInstanceOf(FileRefused.class);
        assertThatThrownBy(() -> KEYS.bankKey(two))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("holds 2 OpenPGP keys");
    }
}

package org.tallyhouse.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.OpenPGPApi;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKeyGenerator;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;

/** OpenPGP keys made for a test, of a version and kind that every program reads. */
final class TestPgpKeys {
    static final OpenPGPApi OPEN_PGP = new BcOpenPGPApi();
    static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

    /** Making one takes seconds. */
    private static final Map<List<String>, OpenPGPKey> MADE_ALREADY = new ConcurrentHashMap<>();

    private TestPgpKeys() {}

    static OpenPGPKeyGenerator generator() throws PGPException {
        return OPEN_PGP.generateKey(4, Date.from(MADE));
    }

    static OpenPGPKey key(String name) throws PGPException {
        return locked(name, "");
    }

    static OpenPGPKey locked(String name, String passphrase) throws PGPException {
        List<String> wanted = List.of(name, passphrase);
        OpenPGPKey known = MADE_ALREADY.get(wanted);
        if (known == null) {
            OpenPGPKeyGenerator.WithPrimaryKey of = generator().compositeRSAKey(2048, name);
            known = passphrase.isEmpty() ? of.build() : of.build(passphrase.toCharArray());
            MADE_ALREADY.put(wanted, known);
        }
        return known;
    }

    static OpenPGPKey signsOnly() throws PGPException {
        return generator().signOnlyKey().build();
    }

    static OpenPGPKey weak() throws PGPException {
        return generator().singletonRSAKey(1024, "weak").build();
    }

    static OpenPGPKey revoked() throws PGPException {
        return OPEN_PGP.editKey(key("bank")).revokeKey().done();
    }

    static OpenPGPKey expiresAfterADay() throws PGPException {
        SignatureParameters.Callback oneDay = SignatureParameters.Callback.Util.modifyHashedSubpackets(subpackets -> {
            subpackets.setKeyExpirationTime(86_400);
            return subpackets;
        });
        return generator()
                .withPrimaryKey(pair -> pair.generateLegacyEd25519KeyPair(), oneDay)
                .addEncryptionSubkey()
                .build();
    }

    /** Armoured, as banks send them. */
    static Path write(Path file, OpenPGPCertificate key) throws IOException {
        Files.writeString(file, key.toAsciiArmoredString());
        return key.isSecretKey()
                ? Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
                : file;
    }
}

package org.tallyhouse.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.openpgp.api.OpenPGPApi;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPDefaultPolicy;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.api.OpenPGPPolicy;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.SecretFile;

/** OpenPGP keys in files, refused unless they serve their purpose now; armoured or binary. */
record PgpKeys(Instant now) {
    private static final OpenPGPPolicy POLICY = new OpenPGPDefaultPolicy();
    static final OpenPGPApi OPEN_PGP = new BcOpenPGPApi(POLICY);

    /** @throws FileRefused unless the file holds one public key, part of which can encrypt now */
    OpenPGPCertificate bankKey(Path file) {
        OpenPGPCertificate key = only(file);
        if (key.isSecretKey()) {
            throw new FileRefused(FileFault.WRONG_KEY
                    .says("{file} holds a secret key; the bank's public key belongs here")
                    .in(file));
        }
        require(file, key, "encrypt", usable(key.getEncryptionKeys(date())));
        return key;
    }

    /**
     * The newest key that can sign now and whose secret part is there: a primary key's is often kept elsewhere.
     *
     * @throws FileRefused unless the file holds one secret key with such a part
     */
    OpenPGPSecretKey ourKey(Path file) {
        if (!(only(file) instanceof OpenPGPKey key)) {
            throw new FileRefused(FileFault.WRONG_KEY
                    .says("{file} holds a public key; our secret key belongs here")
                    .in(file));
        }
        SecretFile.requireClosed(file);
        List<OpenPGPComponentKey> usable = usable(key.getSigningKeys(date()));
        require(file, key, "sign", usable);
        return usable.stream()
                .map(key::getSecretKey)
                .filter(secret -> !secret.getPGPSecretKey().isPrivateKeyEmpty())
                .max(Comparator.comparing(OpenPGPComponentKey::getCreationTime))
                .orElseThrow(() -> new FileRefused(FileFault.WRONG_KEY
                        .says("{file} lacks the secret part of its keys that sign")
                        .in(file)));
    }

    private static OpenPGPCertificate only(Path file) {
        List<OpenPGPCertificate> keys = read(file);
        if (keys.size() != 1) {
            throw new FileRefused(FileFault.WRONG_KEY
                    .says("{file} holds {actual} OpenPGP keys; one is wanted")
                    .in(file)
                    .figures(1, keys.size()));
        }
        return keys.get(0);
    }

    private static List<OpenPGPCertificate> read(Path file) {
        try {
            return OPEN_PGP.readKeyOrCertificate().parseKeysOrCertificates(SecretFile.read(file));
        } catch (FileRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // what is no key ends the library's reader in many ways
            throw new FileRefused(
                    FileFault.UNREADABLE
                            .says("{file} cannot be read as an OpenPGP key: {cause}")
                            .in(file)
                            .because(e),
                    e);
        }
    }

    private void require(Path file, OpenPGPCertificate key, String purpose, List<OpenPGPComponentKey> usable) {
        if (usable.isEmpty()) {
            throw new FileRefused(FileFault.WRONG_KEY
                    .says("{file} has no key that may %s now: {cause}; get a new one".formatted(purpose))
                    .in(file)
                    .because(key.getKeys().stream()
                            .map(part -> part.getKeyIdentifier() + " " + fault(part, purpose))
                            .collect(Collectors.joining(", "))));
        }
    }

    private static List<OpenPGPComponentKey> usable(List<OpenPGPComponentKey> keys) {
        return keys.stream().filter(PgpKeys::isStrong).toList();
    }

    private static boolean isStrong(OpenPGPComponentKey key) {
        return POLICY.isAcceptablePublicKey(key.getPGPPublicKey());
    }

    private String fault(OpenPGPComponentKey key, String purpose) {
        if (!isStrong(key)) {
            return "is too weak (algorithm %d, %d bits)"
                    .formatted(key.getAlgorithm(), key.getPGPPublicKey().getBitStrength());
        }
        if (key.getRevocation(date()) != null) {
            return "is revoked";
        }
        Date expires = key.getKeyExpirationDate();
        if (expires != null && !expires.after(date())) {
            return "expired at " + expires.toInstant();
        }
        return key.isBoundAt(date()) ? "is not meant to " + purpose : "has no valid signature of a valid primary key";
    }

    private Date date() {
        return Date.from(now);
    }
}

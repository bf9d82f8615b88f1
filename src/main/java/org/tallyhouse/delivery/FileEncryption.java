package org.tallyhouse.delivery;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.MessageEncryptionMechanism;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPEncryptionNegotiator;
import org.bouncycastle.openpgp.api.OpenPGPMessageGenerator;
import org.bouncycastle.openpgp.api.exception.KeyPassphraseException;

/** Encrypts files for a bank by OpenPGP (RFC 9580), signed by us if there is a signer. */
record FileEncryption(OpenPGPCertificate bank, Optional<FileSigner> signer) {

    /** AES-256 with a modification detection code, whatever the key asks for: every program of the last 20 years reads it. */
    private static final OpenPGPEncryptionNegotiator PROTECTED = new OpenPGPEncryptionNegotiator() {
        @Override
        public MessageEncryptionMechanism negotiateEncryption(OpenPGPMessageGenerator message) {
            return MessageEncryptionMechanism.integrityProtected(SymmetricKeyAlgorithmTags.AES_256);
        }
    };

    /** The bank's key in 16 hex digits, as programs show it. */
    String keyId() {
        return "%016X".formatted(bank.getKeyIdentifier().getKeyId());
    }

    /**
     * Two calls write different bytes: each has a session key of its own.
     *
     * @throws DropFailed if a key does not serve
     */
    void write(FileToPut file, OutputStream encrypted) throws IOException {
        try (OutputStream plain = message().open(leftOpen(encrypted))) {
            file.copyTo(plain);
        } catch (KeyPassphraseException e) {
            throw signer.orElseThrow().notOpened(e);
        } catch (PGPException e) {
            throw new DropFailed(
                    DropFault.NOT_ENCRYPTED
                            .says("{file} cannot be encrypted: {cause}")
                            .in(file.path())
                            .because(e),
                    e);
        }
    }

    private OpenPGPMessageGenerator message() throws PGPException {
        OpenPGPMessageGenerator message = PgpKeys.OPEN_PGP
                .signAndOrEncryptMessage()
                .setArmored(false)
                .setPublicKeyBasedEncryptionNegotiator(PROTECTED)
                .addEncryptionCertificate(bank);
        if (signer.isPresent()) {
            signer.get().sign(message);
        }
        return message;
    }

    /** A message's end closes what it was written to, but whoever opened that has yet to sync it. */
    private static OutputStream leftOpen(OutputStream bytes) {
        return new FilterOutputStream(bytes) {
            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                out.write(buffer, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}

package org.tallyhouse.delivery;

import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.KeyPassphraseProvider;
import org.bouncycastle.openpgp.api.OpenPGPKey.OpenPGPSecretKey;
import org.bouncycastle.openpgp.api.OpenPGPMessageGenerator;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.exception.KeyPassphraseException;

/** Our secret key; its passphrase is asked for at each signature and kept nowhere. */
record FileSigner(Path file, OpenPGPSecretKey key, Optional<String> passphraseVariable, Secrets secrets) {

    /** Whatever the key prefers: not every program knows SHA-3. */
    private static final SignatureParameters.Callback SHA_512 = new SignatureParameters.Callback() {
        @Override
        public SignatureParameters apply(SignatureParameters parameters) {
            return parameters.setSignatureHashAlgorithm(HashAlgorithmTags.SHA512);
        }
    };

    void sign(OpenPGPMessageGenerator message) throws PGPException {
        char[] passphrase = passphraseVariable
                .map(variable -> secrets.require(variable, "the passphrase of " + file))
                .map(String::toCharArray)
                .orElse(null);
        message.addSigningKey(key, (KeyPassphraseProvider) asked -> passphrase, SHA_512);
    }

    DropFailed notOpened(KeyPassphraseException cause) {
        return new DropFailed(
                "the passphrase in %s does not open %s; nothing was sent"
                        .formatted(passphraseVariable.orElse("no variable"), file),
                cause);
    }
}

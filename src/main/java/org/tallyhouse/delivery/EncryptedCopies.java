package org.tallyhouse.delivery;

import java.util.Optional;

/** Which bytes a file has when it is encrypted, as recorded before they are put: two encryptions have different ones. */
public interface EncryptedCopies {

    /** SHA-256 in hex of the plain file encrypted for a key; empty if it never was. */
    Optional<String> sha256(String name, String plainSha256, String keyId);

    /** Commits it before it returns. */
    void record(String name, String plainSha256, String keyId, String sha256);
}

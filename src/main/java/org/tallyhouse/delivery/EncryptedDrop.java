package org.tallyhouse.delivery;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.WholeFile;

/**
 * Puts files encrypted, as {@code NAME.pgp}. Encrypted anew a file has other bytes, so what was
 * encrypted stays below the plain file's folder and is put again as it is: then the same file is known
 * as the same.
 */
record EncryptedDrop(BankDrop drop, FileEncryption encryption) implements BankDrop {

    @Override
    public void put(Path file, String name) {
        drop.put(encrypted(file, new DropName(name)), name + ".pgp");
    }

    /** Other plain bytes or another key of the bank make another file. */
    private Path encrypted(Path file, DropName name) {
        try {
            String sha256 = FileFacts.of(file).sha256();
            Path kept = file.resolveSibling("encrypted")
                    .resolve("%s.%s.%s.pgp".formatted(name.text(), sha256.substring(0, 16), encryption.keyId()));
            if (!Files.exists(kept)) {
                WholeFile.writeBytes(kept, bytes -> encryption.write(file, bytes));
            }
            return kept;
        } catch (UncheckedIOException | FileRefused e) {
            throw new DropFailed("%s cannot be encrypted: %s".formatted(file, e.getMessage()), e);
        }
    }
}

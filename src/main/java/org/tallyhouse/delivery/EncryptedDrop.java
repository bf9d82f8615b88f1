package org.tallyhouse.delivery;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tallyhouse.layout.WholeFile;

/**
 * Puts files encrypted, as {@code NAME.pgp}. Encrypted anew a file has other bytes, so what was
 * encrypted stays below the plain file's folder and is put again as it is: then the same file is known
 * as the same. What it is known by is recorded elsewhere, so that a kept file is not believed.
 */
record EncryptedDrop(BankDrop drop, FileEncryption encryption, EncryptedCopies copies) implements BankDrop {

    @Override
    public void put(FileToPut file, PutGuard guard) {
        Path kept = kept(file, new DropName(file.name()));
        Optional<String> recorded = copies.sha256(file.name(), file.sha256(), encryption.keyId());
        if (recorded.isPresent()) {
            try {
                drop.put(new FileToPut(kept, there(file.name()), recorded.get()), guard);
                return;
            } catch (DropFailed e) {
                if (!e.isFileChanged()) {
                    throw e;
                }
            }
        }
        drop.put(new FileToPut(kept, there(file.name()), encrypt(file, kept)), guard);
    }

    @Override
    public boolean withdraw(String name, String mark) {
        return drop.withdraw(there(name), mark);
    }

    private static String there(String name) {
        return name + ".pgp";
    }

    /** Other plain bytes or another key of the bank make another file. */
    private Path kept(FileToPut file, DropName name) {
        return file.path()
                .resolveSibling("encrypted")
                .resolve("%s.%s.%s.pgp".formatted(name.text(), file.sha256().substring(0, 16), encryption.keyId()));
    }

    private String encrypt(FileToPut file, Path kept) {
        try {
            String sha256 = WholeFile.writeBytes(kept, bytes -> encryption.write(file, bytes));
            copies.record(file.name(), file.sha256(), encryption.keyId(), sha256);
            return sha256;
        } catch (UncheckedIOException e) {
            throw new DropFailed(
                    DropFault.NOT_ENCRYPTED
                            .says("{file} cannot be encrypted: {cause}")
                            .in(file.path())
                            .because(e),
                    e);
        }
    }
}

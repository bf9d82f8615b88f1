package org.tallyhouse.delivery;

import java.nio.file.Path;
import java.util.List;
import org.tallyhouse.layout.FileFacts;

/** Delivers a file with its {@code .ok} file to one bank. */
public record FileDelivery(BankDrop drop) {

    /** A file that is at the bank: its size in bytes and its SHA-256 in hex. */
    public record Put(String name, long sizeBytes, String sha256) {}

    /**
     * Puts the file, then its {@code .ok} file. Safe to call again.
     *
     * @throws DropFailed if one of them cannot be put
     */
    public List<Put> deliver(Path file, Path okFile) {
        Put data = put(file);
        return List.of(data, put(okFile));
    }

    private Put put(Path file) {
        FileFacts facts = FileFacts.of(file);
        String name = file.getFileName().toString();
        drop.put(file, name);
        return new Put(name, facts.sizeBytes(), facts.sha256());
    }
}

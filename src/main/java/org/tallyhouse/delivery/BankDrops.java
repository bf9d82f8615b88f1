package org.tallyhouse.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.tallyhouse.layout.FilesRefused;

/** The drops of all banks. */
public final class BankDrops {
    private final Map<String, BankDrop> byBank;

    private BankDrops(Map<String, BankDrop> byBank) {
        this.byBank = Map.copyOf(byBank);
    }

    /**
     * Reads {@code drops.yml}; without one no bank has a drop.
     *
     * @throws FilesRefused with all problems of the file
     */
    public static BankDrops load(Path file, EncryptedCopies copies) {
        return load(file, copies, Secrets.ofEnvironment(), Clock.systemUTC());
    }

    static BankDrops load(Path file, EncryptedCopies copies, Secrets secrets, Clock clock) {
        return new BankDrops(Files.exists(file) ? DropSettings.read(file, copies, secrets, clock) : Map.of());
    }

    /** Empty if the bank's files stay in {@code out/} only. */
    public Optional<BankDrop> of(String bankId) {
        return Optional.ofNullable(byBank.get(bankId));
    }
}

package org.tallyhouse.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The drops of all banks. */
public final class Drops {
    private final Map<String, Drop> byBank;

    private Drops(Map<String, Drop> byBank) {
        this.byBank = Map.copyOf(byBank);
    }

    /**
     * Reads {@code drops.yml}; without one no bank has a drop.
     *
     * @throws DropFailed with all problems of the file
     */
    public static Drops load(Path file) {
        return new Drops(Files.exists(file) ? DropSettings.read(file, Secrets.ofEnvironment()) : Map.of());
    }

    /** Empty if the bank's files stay in {@code out/} only. */
    public Optional<Drop> of(String bankId) {
        return Optional.ofNullable(byBank.get(bankId));
    }
}

package org.tallyhouse.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyhouse.layout.FileFacts;

/** Puts for tests: files recorded as they are, guards that look on, and copies remembered while a test lasts. */
public final class Puts {
    public static final String MARK = "0123456789abcdef";

    private Puts() {}

    /** Puts a file as it is now. */
    public static void put(BankDrop drop, Path file, String name) {
        drop.put(recorded(file, name), new Guard());
    }

    static FileToPut recorded(Path file, String name) {
        return new FileToPut(file, name, Files.exists(file) ? FileFacts.of(file).sha256() : "0".repeat(64));
    }

    public static EncryptedCopies copies() {
        Map<List<String>, String> known = new HashMap<>();
        return new EncryptedCopies() {
            @Override
            public Optional<String> sha256(String name, String plainSha256, String keyId) {
                return Optional.ofNullable(known.get(List.of(name, plainSha256, keyId)));
            }

            @Override
            public void record(String name, String plainSha256, String keyId, String sha256) {
                known.put(List.of(name, plainSha256, keyId), sha256);
            }
        };
    }

    /** Lets everything through and remembers what it was asked; a test overrides what it does then. */
    static class Guard implements PutGuard {
        final List<String> asked = new ArrayList<>();

        @Override
        public String mark() {
            return MARK;
        }

        @Override
        public void beforePut() {
            asked.add("put");
        }

        @Override
        public void beforeRename() {
            asked.add("rename");
        }

        @Override
        public void renameRefused() {
            asked.add("refused");
        }
    }

    /** Lets a put begin, and does not let it show anything. */
    static final class TakenOver extends Guard {
        @Override
        public void beforeRename() {
            throw new IllegalStateException("taken over");
        }
    }
}

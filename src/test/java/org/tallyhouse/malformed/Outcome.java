package org.tallyhouse.malformed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FilesRefused;

/** What became of a file: refused, or read, and then perhaps parts of it were set aside. */
record Outcome(boolean isRefused, List<Failure> told) {

    /**
     * Reads a file of those bytes in a folder.
     *
     * @throws Exception whatever a reader throws that is no refusal of the suite's own
     */
    static Outcome of(SuiteReader reader, byte[] bytes, Path folder) throws Exception {
        Path file = folder.resolve(reader.file());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        List<Failure> setAside = new ArrayList<>();
        try {
            reader.read().read(file, setAside::add);
            return new Outcome(false, setAside);
        } catch (FileRefused e) {
            return new Outcome(true, e.failures());
        } catch (FilesRefused e) {
            return new Outcome(true, e.failures());
        }
    }

    /** The first that is told: what becomes of the file or its part, the line, and the reason. */
    String first() {
        if (told.isEmpty()) {
            return "read";
        }
        String said = told.get(0).in("").sentence().strip();
        return (isRefused ? "refused " : "aside ") + said;
    }

    boolean isClean() {
        return !isRefused && told.isEmpty();
    }
}

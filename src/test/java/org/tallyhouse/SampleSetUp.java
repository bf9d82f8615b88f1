package org.tallyhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The sample set-up, of which a test changes something. */
public final class SampleSetUp {
    private final Map<String, String> files;

    private SampleSetUp(Map<String, String> files) {
        this.files = files;
    }

    public static SampleSetUp right() {
        try {
            return new SampleSetUp(Outputs.contents(Books.SAMPLES.resolve("setup")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SampleSetUp replace(String file, String from, String to) {
        String text = files.getOrDefault(file, "");
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        files.put(file, text.replace(from, to));
        return this;
    }

    public SampleSetUp add(String file, String line) {
        files.merge(file, line + "\n", String::concat);
        return this;
    }

    public SampleSetUp with(String file, String text) {
        files.put(file, text);
        return this;
    }

    /** Writes it to a folder, which is made if it is not there. */
    public Path writeTo(Path folder) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

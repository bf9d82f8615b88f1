package org.tallyhouse.sampleworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample files in the checkout are the ones the world writes, byte for byte. */
class SampleWorldTest {
    private static final Path SAMPLES = Path.of("sample-files");
    private static final List<String> FOLDERS = List.of("in", "rejected", "setup");
    private static final Set<Path> WRITTEN_BY_HAND =
            Set.of(Path.of("payout-terms.csv"), Path.of("calendars/TARGET2.yml"));

    @Test
    void writesTheSampleFiles(@TempDir Path folder) throws IOException {
        new SampleWorld(folder, SAMPLES.resolve("expected")).write();
        for (String name : FOLDERS) {
            Path written = folder.resolve(name);
            Path kept = SAMPLES.resolve(name);
            assertThat(files(written)).isNotEmpty().isEqualTo(files(kept));
            for (Path file : files(written)) {
                assertThat(written.resolve(file)).hasSameBinaryContentAs(kept.resolve(file));
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !WRITTEN_BY_HAND.contains(file))
                    .sorted()
                    .toList();
        }
    }
}

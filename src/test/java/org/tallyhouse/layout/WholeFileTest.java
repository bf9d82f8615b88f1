package org.tallyhouse.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void theFolderIsMadeAndTheHashIsThatOfTheBytes() throws IOException {
        Path file = folder.resolve("out/2026-02-13/report.csv");

        String sha256 = WholeFile.write(file, writer -> writer.write("玉茶轩\n"));

        assertThat(file).hasContent("玉茶轩\n");
        assertThat(sha256)
                .isEqualTo(FileFacts.sha256("玉茶轩\n"))
                .isEqualTo(FileFacts.of(file).sha256());
        assertThat(names(file.getParent())).containsExactly("report.csv");
    }

    @Test
    void whatIsThereIsReplacedAndAShorterFileLeavesNothingOfALongerOne() throws IOException {
        Path file = folder.resolve("report.csv");
        WholeFile.write(file, writer -> writer.write("a long first version\n"));

        WholeFile.write(file, writer -> {
            writer.write("second\n");
            writer.flush();
            assertThat(file).hasContent("a long first version\n");
        });

        assertThat(Files.readString(file)).isEqualTo("second\n");
        assertThat(names(folder)).containsExactly("report.csv");
    }

    /** Rows are written from lambdas, which can throw nothing that is checked: the path is told all the same. */
    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path file = folder.resolve("report.csv");
        IOException full = new IOException("No space left on device");

        assertThatThrownBy(() -> CsvOutput.write(file, List.of("id"), rows -> {
                    throw new UncheckedIOException(full);
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write %s: No space left on device: free some space", file)
                .hasCause(full);
        assertThatThrownBy(() -> WholeFile.write(file, writer -> {
                    throw new java.nio.file.FileSystemException(
                            folder.resolve(".report.csv.tmp").toString(), null, "No space left on device");
                }))
                .hasMessage("cannot write %s: No space left on device: free some space", file);
    }

    @Test
    void aWriterThatFailsLeavesNothingToFetch() throws IOException {
        Path file = folder.resolve("report.csv");

        assertThatThrownBy(() -> WholeFile.write(file, writer -> {
                    writer.write("half of it");
                    throw new IllegalStateException("the database is gone");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is gone");
        assertThatThrownBy(() -> WholeFile.write(file, writer -> {
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write " + file + ": the disk is full");

        assertThat(names(folder)).doesNotContain("report.csv").allMatch(name -> name.startsWith("."));
    }

    @Test
    void aWriterThatFailsLeavesWhatWasThereAndTheNextOneStartsAnew() throws IOException {
        Path file = folder.resolve("report.csv");
        WholeFile.write(file, writer -> writer.write("first\n"));

        assertThatThrownBy(() -> WholeFile.write(file, writer -> {
                    writer.write("a long text that is never finished\n");
                    writer.flush();
                    throw new IllegalStateException("stopped");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Files.readString(file)).isEqualTo("first\n");

        WholeFile.write(file, writer -> writer.write("second\n"));
        assertThat(Files.readString(file)).isEqualTo("second\n");
        assertThat(names(folder)).containsExactly("report.csv");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

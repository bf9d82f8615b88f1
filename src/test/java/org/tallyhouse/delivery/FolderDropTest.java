package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.layout.FileFacts;

class FolderDropTest {
    @TempDir
    private Path home;

    private Path folder;
    private Path file;

    @BeforeEach
    void aFolderAndAFile() throws IOException {
        folder = Files.createDirectory(home.resolve("bank"));
        file = Files.writeString(home.resolve("pay.csv"), "一,100\n");
    }

    @Test
    void theSameBytesAgainChangeNothingAndLeftoversAreOverwritten() throws IOException {
        Files.writeString(folder.resolve(".pay.csv.tmp"), "half of a longer file that was killed");
        BankDrop drop = new FolderDrop(folder);

        drop.put(file, "pay.csv");
        var modified = Files.getLastModifiedTime(folder.resolve("pay.csv"));
        drop.put(file, "pay.csv");

        assertThat(folder.resolve("pay.csv"))
                .hasSameBinaryContentAs(file)
                .satisfies(put -> assertThat(Files.getLastModifiedTime(put)).isEqualTo(modified));
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).containsExactly(folder.resolve("pay.csv"));
        }
    }

    @Test
    void otherBytesUnderTheNameAreRefusedWithBothHashes() throws IOException {
        Path there = Files.writeString(folder.resolve("pay.csv"), "一,999\n");

        assertThatThrownBy(() -> new FolderDrop(folder).put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(
                        FileFacts.of(there).sha256(), FileFacts.of(file).sha256());
        assertThat(there).hasContent("一,999\n");
    }

    @Test
    void aFolderThatIsMissingIsNotMade() {
        Path missing = home.resolve("not-mounted");

        assertThatThrownBy(() -> new FolderDrop(missing).put(file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("folder " + missing + " is not there");
        assertThat(missing).doesNotExist();
    }

    @Test
    void aFileThatIsMissingIsTold() {
        assertThatThrownBy(() -> new FolderDrop(folder).put(home.resolve("none.csv"), "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("none.csv cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../pay.csv", "a/b", "a\\b", "/etc/pay", "..", ".", ".hidden", "", " ", "a\nb", "c:pay"})
    void aNameThatIsNoPlainNameIsRefused(String name) {
        assertThatThrownBy(() -> new FolderDrop(folder).put(file, name))
                .isInstanceOf(DropFailed.class)
                .hasMessageStartingWith("file name '");
        assertThat(folder).isEmptyDirectory();
    }
}

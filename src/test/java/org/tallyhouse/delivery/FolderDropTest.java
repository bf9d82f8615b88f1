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
    void theSameBytesAgainChangeNothing() throws IOException {
        BankDrop drop = new FolderDrop(folder);

        Puts.put(drop, file, "pay.csv");
        var modified = Files.getLastModifiedTime(folder.resolve("pay.csv"));
        Puts.put(drop, file, "pay.csv");

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

        assertThatThrownBy(() -> Puts.put(new FolderDrop(folder), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(
                        FileFacts.of(there).sha256(), FileFacts.of(file).sha256());
        assertThat(there).hasContent("一,999\n");
    }

    @Test
    void aFolderThatIsMissingIsNotMade() {
        Path missing = home.resolve("not-mounted");

        assertThatThrownBy(() -> Puts.put(new FolderDrop(missing), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("folder " + missing + " is not there");
        assertThat(missing).doesNotExist();
    }

    @Test
    void aFileThatIsMissingIsTold() {
        assertThatThrownBy(() -> Puts.put(new FolderDrop(folder), home.resolve("none.csv"), "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("none.csv cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../pay.csv", "a/b", "a\\b", "/etc/pay", "..", ".", ".hidden", "", " ", "a\nb", "c:pay"})
    void aNameThatIsNoPlainNameIsRefused(String name) {
        assertThatThrownBy(() -> Puts.put(new FolderDrop(folder), file, name))
                .isInstanceOf(DropFailed.class)
                .hasMessageStartingWith("file name '");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theGuardIsAskedBeforeTheFirstByteAndBeforeTheNameAndNotForWhatIsThere() {
        Puts.Guard guard = new Puts.Guard();
        FileToPut recorded = Puts.recorded(file, "pay.csv");

        new FolderDrop(folder).put(recorded, guard);
        assertThat(guard.asked).containsExactly("put", "rename");
        new FolderDrop(folder).put(recorded, guard);

        assertThat(guard.asked).containsExactly("put", "rename");
    }

    @Test
    void whoeverWasTakenOverMeanwhileShowsNothingAndLeavesNothing() {
        assertThatThrownBy(() -> new FolderDrop(folder).put(Puts.recorded(file, "pay.csv"), new Puts.TakenOver()))
                .hasMessage("taken over");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatWasChangedIsNeverThereUnderItsName() throws IOException {
        FileToPut recorded = Puts.recorded(file, "pay.csv");
        Files.writeString(file, "一,999\n");
        Puts.Guard guard = new Puts.Guard();

        assertThatThrownBy(() -> new FolderDrop(folder).put(recorded, guard))
                .isInstanceOf(DropFailed.class)
                .hasMessageContainingAll(recorded.sha256(), FileFacts.of(file).sha256(), "./run.sh payouts deliver");

        assertThat(guard.asked).containsExactly("put");
        assertThat(folder).isEmptyDirectory();
    }

    /** Whoever takes the bytes away is sure that the other one can show them no more. */
    @Test
    void bytesThatWereTakenAwayGetNoNameAnyMore() {
        BankDrop drop = new FolderDrop(folder);
        Puts.Guard frozen = new Puts.Guard() {
            @Override
            public void beforeRename() {
                assertThat(drop.withdraw("pay.csv", Puts.MARK)).isTrue();
            }
        };

        assertThatThrownBy(() -> drop.put(Puts.recorded(file, "pay.csv"), frozen))
                .isInstanceOf(DropFailed.class);

        assertThat(folder).isEmptyDirectory();
        assertThat(drop.withdraw("pay.csv", Puts.MARK)).isFalse();
    }

    @Test
    void aPlantedLinkIsNeitherFollowedNorTakenForTheFile() throws IOException {
        Path elsewhere = Files.writeString(home.resolve("elsewhere"), "not ours\n");
        Path temporary = Files.createSymbolicLink(folder.resolve(".pay.csv.%s.tmp".formatted(Puts.MARK)), elsewhere);
        assertThatThrownBy(() -> Puts.put(new FolderDrop(folder), file, "pay.csv"))
                .isInstanceOf(DropFailed.class);
        assertThat(elsewhere).hasContent("not ours\n");
        Files.deleteIfExists(temporary);

        Path link = Files.createSymbolicLink(folder.resolve("pay.csv"), file);
        assertThatThrownBy(() -> Puts.put(new FolderDrop(folder), file, "pay.csv"))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("is no plain file");
        assertThat(link).isSymbolicLink();
    }

    /** It came between the look and the rename. */
    @Test
    void aNameThatWasTakenMeanwhileIsNotTakenFromItsFile() throws IOException {
        Puts.Guard guard = new Puts.Guard() {
            @Override
            public void beforePut() {
                try {
                    Files.writeString(folder.resolve("pay.csv"), "another");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
        assertThatThrownBy(() -> new FolderDrop(folder).put(Puts.recorded(file, "pay.csv"), guard))
                .isInstanceOf(DropFailed.class);

        assertThat(folder.resolve("pay.csv")).hasContent("another");
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).hasSize(1);
        }
    }
}

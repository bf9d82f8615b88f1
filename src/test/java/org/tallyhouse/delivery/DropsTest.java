package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FilesRefused;

class DropsTest {
    @TempDir
    private Path home;

    private BankDrops load(String yaml) throws IOException {
        return BankDrops.load(Files.writeString(home.resolve("drops.yml"), yaml), Puts.copies());
    }

    @Test
    void withoutAFileOrAnEntryFilesStayHere() throws IOException {
        assertThat(BankDrops.load(home.resolve("drops.yml"), Puts.copies()).of("BANK_A"))
                .isEmpty();
        assertThat(load("banks: {}\n").of("BANK_A")).isEmpty();
    }

    @Test
    void theExampleIsRead() {
        BankDrops drops = BankDrops.load(Path.of("jobs/drops.yml.example"), Puts.copies());

        assertThat(drops.of("BANK_A")).contains(new FolderDrop(Path.of("/mnt/bank-a/inbox")));
        assertThat(drops.of("BANK_B")).get().isInstanceOfSatisfying(SftpDrop.class, drop -> {
            assertThat(drop.target().port()).isEqualTo(22);
            assertThat(drop.target().timeout()).hasSeconds(30);
            assertThat(drop.target().setting()).endsWith("banks.BANK_B.host_key");
        });
    }

    @Test
    void allProblemsAreToldAtOnceAndNoValue() {
        assertThatThrownBy(() -> load("""
                        bank: x
                        banks:
                          A: { kind: ftp }
                          B: { kind: folder, folder: '', host: h }
                          C: { kind: sftp, host: h, user: u, folder: /in, port: 0, password_variable: 's3cret!', host_key: MD5:aa }
                          D: { kind: sftp, password: 's3cret!', timeout_seconds: 1e9 }
                        """))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContainingAll(
                        home.resolve("drops.yml") + " is refused for 14 problem(s):",
                        "drops.yml line 1: bank is no key here; the key is banks",
                        "drops.yml line 3: banks.A.kind is neither",
                        "line 4: banks.B.folder is missing",
                        "line 4: banks.B.host is no key here",
                        "line 5: banks.C.port is not a whole number from 1 to 65535",
                        "line 5: banks.C.password_variable is not the name",
                        "line 5: banks.C.host_key is not a SHA-256",
                        "line 6: banks.D.password is no key here",
                        "line 6: banks.D.key_file or password_variable",
                        "line 6: banks.D.host is missing",
                        "line 6: banks.D.timeout_seconds is not")
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void aFileThatIsNoYamlIsToldByItsLine() {
        assertThatThrownBy(() -> load("banks:\n  A: { kind: folder\n"))
                .isInstanceOf(FilesRefused.class)
                .hasMessageEndingWith("\n  drops.yml line 3: is not YAML, or has a key twice");
    }

    @Test
    void theProblemsCanBeTakenOneByOne() {
        assertThatThrownBy(() -> load("banks:\n  A: { kind: s3cret }\n"))
                .isInstanceOfSatisfying(
                        FilesRefused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(new FileProblem(
                                        "drops.yml", 2, "banks.A.kind", "", "is neither folder nor sftp")));
    }
}

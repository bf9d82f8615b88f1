package org.tallyhouse.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;

@Tag("database")
class FileProofTest {
    @TempDir
    private Path home;

    /** What is half-written, of the close itself, or encrypted cannot be made again with the same bytes. */
    @Test
    void namesTheFilesThatCanBeMadeAgain() throws IOException {
        try (Books books = Books.empty(home)) {
            Path out = books.out(Books.FRIDAY);
            for (String name : new String[] {
                "payout/lotus/lotus-20260213-001.xml",
                "payout/lotus/encrypted/lotus-20260213-001.xml.0123456789abcdef.AB.pgp",
                "payout/lotus/lotus-20260213-002.xml.tmp",
                "close/trial-balance.csv",
                "close/report.html"
            }) {
                Files.createDirectories(out.resolve(name).getParent());
                Files.writeString(out.resolve(name), name);
            }

            assertThat(books.get(FileProof.class).hashes(Books.FRIDAY))
                    .containsOnlyKeys("close/trial-balance.csv", "payout/lotus/lotus-20260213-001.xml");
        }
    }

    /** The file is Friday's; the close is Saturday's. */
    @Test
    void aFileThatWaitsIsProvedAtEveryCloseAndItsOkFileWithIt() throws IOException {
        try (Books books = Nights.beforeTheSecondClose(home)) {
            FileProof proof = books.get(FileProof.class);
            String name = "lotus-20260213-001.csv";
            Path file = books.out(Books.FRIDAY).resolve("payout/lotus").resolve(name);
            Path okFile = file.resolveSibling(name + ".ok");
            byte[] right = Files.readAllBytes(okFile);
            Files.writeString(okFile, "another");
            assertThat(proof.changed(Books.SATURDAY)).as("its bank has it").isZero();

            books.jdbc().update("UPDATE bank_file SET delivery = 'WAITING' WHERE name = ?", name);
            assertThat(proof.changed(Books.SATURDAY)).isEqualTo(1);
            Files.write(okFile, right);
            assertThat(proof.changed(Books.SATURDAY)).isZero();
            Files.writeString(file, "another");
            assertThat(proof.changed(Books.SATURDAY)).isEqualTo(1);
            Files.delete(file);
            assertThat(proof.changed(Books.SATURDAY)).isEqualTo(1);
        }
    }
}

package org.tallyhouse.close;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.run.HomeFolders;

/** Hashes of the files a night wrote. */
@Component
final class FileProof {
    private final JdbcTemplate jdbc;
    private final HomeFolders folders;

    FileProof(JdbcTemplate jdbc, HomeFolders folders) {
        this.jdbc = jdbc;
        this.folders = folders;
    }

    /** Bank files that are missing, or are not the bytes that were written. */
    long changed(LocalDate date) {
        List<Boolean> same = jdbc.query(
                "SELECT bank_id, name, sha256 FROM bank_file WHERE business_date = ?",
                (row, number) -> {
                    Path file = folders.out(date)
                            .resolve("payout")
                            .resolve(row.getString("bank_id"))
                            .resolve(row.getString("name"));
                    return Files.exists(file) && FileFacts.of(file).sha256().equals(row.getString("sha256"));
                },
                date);
        return same.stream().filter(equal -> !equal).count();
    }

    /**
     * SHA-256 of every file of the date but the certificate and the report, by path below the date's folder. Encrypted
     * copies are left out: made again they have other bytes, and the plain files are there.
     */
    SortedMap<String, String> hashes(LocalDate date) {
        Path root = folders.out(date);
        SortedMap<String, String> hashes = new TreeMap<>();
        if (!Files.isDirectory(root)) {
            return hashes;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve("close")) || hasEnding(file, ".csv"))
                    .filter(file -> !hasEnding(file, ".tmp") && !hasEnding(file, ".pgp"))
                    .forEach(file -> hashes.put(
                            root.relativize(file).toString().replace('\\', '/'),
                            FileFacts.of(file).sha256()));
            return hashes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root, e);
        }
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.getFileName().toString().endsWith(ending);
    }
}

package org.tallyhouse.close;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.OkFile;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.HomeFolders;

/** Hashes of the files a night wrote. */
@Component
final class FileProof {
    /** By the key of delivery and date, so that it costs no more when there are many dates. */
    private static final String FILES = """
            SELECT bank_id, business_date, sequence, name, currency, item_count, total_minor, sha256
            FROM bank_file
            WHERE delivery IN ('WAITING', 'DONE', 'NONE') AND business_date = ?
            UNION ALL
            SELECT bank_id, business_date, sequence, name, currency, item_count, total_minor, sha256
            FROM bank_file
            WHERE delivery = 'WAITING' AND business_date <> ? AND sha256 IS NOT NULL
            """;

    private final JdbcTemplate jdbc;
    private final HomeFolders folders;

    FileProof(JdbcTemplate jdbc, HomeFolders folders) {
        this.jdbc = jdbc;
        this.folders = folders;
    }

    /**
     * Bank files of the date that are missing, or are not the bytes that were written; and those of any date that their
     * banks are still to be given. A file's {@code .ok} file belongs to it.
     */
    long changed(LocalDate date) {
        List<Boolean> same = jdbc.query(FILES, (row, number) -> isAsRecorded(row), date, date);
        return same.stream().filter(equal -> !equal).count();
    }

    private boolean isAsRecorded(ResultSet row) throws SQLException {
        String sha256 = row.getString("sha256");
        Path file = folders.out(row.getObject("business_date", LocalDate.class))
                .resolve("payout")
                .resolve(row.getString("bank_id"))
                .resolve(row.getString("name"));
        String currency = row.getString("currency");
        OkFile okFile = new OkFile(
                row.getString("name"),
                sha256,
                row.getInt("item_count"),
                Amounts.format(row.getLong("total_minor"), currency),
                currency,
                row.getInt("sequence"));
        return has(file, sha256) && has(OkFile.beside(file), FileFacts.sha256(okFile.text()));
    }

    private static boolean has(Path file, String sha256) {
        return Files.exists(file) && FileFacts.of(file).sha256().equals(sha256);
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

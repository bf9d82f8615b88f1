package org.tallyhouse.close;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.CloseMapper.TrialBalanceRow;
import org.tallyhouse.close.seal.DateSeals;
import org.tallyhouse.close.seal.TableSeal;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.leftout.LeftOut;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes the trial balance, the journals, what stands where, the certificate and the report of a date. */
@Component
final class CloseFiles {
    /** What the first certificate names as the one before it. */
    static final String NONE = "0".repeat(64);

    /** One line end on every platform, so that the bytes are the same. */
    private static final ObjectWriter JSON = new JsonMapper()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private final CloseMapper mapper;
    private final FileProof files;
    private final JournalFile journals;
    private final StandingFile standing;
    private final CashFile cash;
    private final DateSeals seals;
    private final CloseReport report;
    private final LeftOut leftOut;
    private final HomeFolders folders;

    CloseFiles(
            CloseMapper mapper,
            FileProof files,
            JournalFile journals,
            StandingFile standing,
            CashFile cash,
            DateSeals seals,
            CloseReport report,
            LeftOut leftOut,
            HomeFolders folders) {
        this.leftOut = leftOut;
        this.mapper = mapper;
        this.files = files;
        this.journals = journals;
        this.standing = standing;
        this.cash = cash;
        this.seals = seals;
        this.report = report;
        this.folders = folders;
    }

    /** The certificate comes after the files whose hashes it has. */
    void write(LocalDate date, List<Proof> proofs) {
        List<TrialBalanceRow> trialBalance = mapper.trialBalance(date);
        writeTrialBalance(date, trialBalance);
        journals.write(folder(date).resolve("journal-%s.csv".formatted(date)), date);
        StandingTable stands =
                standing.write(folder(date).resolve("standing-%s.csv".formatted(date)), date, trialBalance);
        cash.write(folder(date).resolve("cash-%s.csv".formatted(date)), date);
        writeLeftOut(date);
        String certificate = certificate(date, proofs);
        WholeFile.write(certificateFile(date), writer -> writer.write(certificate));
        report.write(folder(date).resolve("report-%s.html".formatted(date)), date, proofs, trialBalance, stands);
    }

    /** Only of a night that left anything out. */
    private void writeLeftOut(LocalDate date) {
        List<LeftOut.OfStage> rows = leftOut.of(date);
        if (!rows.isEmpty()) {
            CsvOutput.writeForPeople(
                    folder(date).resolve("left-out-%s.csv".formatted(date)),
                    List.of("stage", "subject", "detail"),
                    out -> rows.forEach(row -> out.row(row.stage(), row.subject(), row.detail())));
        }
    }

    /** Records the certificate's hash; the next date's certificate names it. */
    void sealCertificate(LocalDate date) {
        mapper.insertCertificate(
                date, previousHash(date), FileFacts.of(certificateFile(date)).sha256());
    }

    private void writeTrialBalance(LocalDate date, List<TrialBalanceRow> rows) {
        CsvOutput.writeForPeople(
                folder(date).resolve("trial-balance-%s.csv".formatted(date)),
                List.of("gl_code", "name", "normal_side", "currency", "opening", "debit", "credit", "closing"),
                out -> rows.forEach(row -> write(out, row)));
    }

    /** Balances stand on their normal side: positive is usual. */
    private static void write(CsvOutput out, TrialBalanceRow row) {
        ChartOfAccounts.Line line = ChartOfAccounts.of(row.glCode());
        out.row(
                row.glCode(),
                line.name(),
                line.normalSide(),
                row.currency(),
                Amounts.format(line.onNormalSide(row.openingMinor()), row.currency()),
                Amounts.format(row.debitMinor(), row.currency()),
                Amounts.format(row.creditMinor(), row.currency()),
                Amounts.format(line.onNormalSide(row.closingMinor()), row.currency()));
    }

    private String certificate(LocalDate date, List<Proof> proofs) {
        SortedMap<String, String> hashes = files.hashes(date);
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("business_date", date.toString());
        certificate.put("previous_certificate_sha256", previousHash(date));
        certificate.put("proofs", proofs.stream().map(CloseFiles::fields).toList());
        certificate.put(
                "rows", seals.certifiedOf(date).stream().map(CloseFiles::fields).toList());
        certificate.put("files_sha256", combined(hashes));
        certificate.put(
                "files",
                new ArrayList<>(hashes.entrySet().stream()
                        .map(file -> Map.of("name", file.getKey(), "sha256", file.getValue()))
                        .map(CloseFiles::sorted)
                        .toList()));
        return JSON.writeValueAsString(certificate) + "\n";
    }

    private static Map<String, String> sorted(Map<String, String> file) {
        return new TreeMap<>(file);
    }

    private static Map<String, Object> fields(Proof proof) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("invariant", proof.invariant());
        fields.put("statement", proof.statement());
        fields.put("expected", proof.expected());
        fields.put("actual", proof.actual());
        fields.put("holds", proof.holds());
        return fields;
    }

    private static Map<String, Object> fields(TableSeal seal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("table", seal.table());
        fields.put("rows", seal.rowCount());
        fields.put("sha256", seal.sha256());
        return fields;
    }

    /** SHA-256 over "hash name" lines, as sha256sum prints them. */
    private static String combined(SortedMap<String, String> hashes) {
        return FileFacts.sha256(hashes.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining()));
    }

    private String previousHash(LocalDate date) {
        LocalDate last = mapper.lastCertificate(date);
        String hash = last == null ? null : mapper.certificateHash(last);
        return hash == null ? NONE : hash;
    }

    Path certificateFile(LocalDate date) {
        return folder(date).resolve("certificate-%s.json".formatted(date));
    }

    private Path folder(LocalDate date) {
        return folders.out(date).resolve("close");
    }
}

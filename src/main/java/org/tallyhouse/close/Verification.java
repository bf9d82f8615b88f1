package org.tallyhouse.close;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.seal.DateSeals;
import org.tallyhouse.close.seal.TableSeal;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.run.HomeFolders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds closed dates against their certificates (复核): the chain of certificates, the files, the rows, the audit log. */
@Component
public final class Verification {
    private final CloseMapper mapper;
    private final CloseFiles closeFiles;
    private final DateSeals seals;
    private final HomeFolders folders;

    Verification(CloseMapper mapper, CloseFiles closeFiles, DateSeals seals, HomeFolders folders) {
        this.mapper = mapper;
        this.closeFiles = closeFiles;
        this.seals = seals;
        this.folders = folders;
    }

    /** Closed dates, in order; the latest of them where there are more than asked for. */
    public List<LocalDate> closedDates(LocalDate from, LocalDate to, int most) {
        return mapper.certified(from, to, most);
    }

    /** What of a closed date is not as it was at its close, a line each; empty if everything is. */
    public List<String> differences(LocalDate date) {
        List<String> told = new ArrayList<>();
        chain(date, told);
        Path file = closeFiles.certificateFile(date);
        if (!Files.exists(file)) {
            told.add("%s: there is no %s".formatted(date, file.getFileName()));
        } else if (!FileFacts.of(file).sha256().equals(mapper.certificateHash(date))) {
            told.add("%s: %s was changed".formatted(date, file.getFileName()));
        } else {
            certified(date, file, told);
        }
        seals.auditDifference(date).ifPresent(told::add);
        return told;
    }

    /** What of the audit log's lines since the last close is not as it was added; empty if everything is. */
    public Optional<String> openDifference() {
        return seals.auditDifferenceSinceLastClose();
    }

    private void chain(LocalDate date, List<String> told) {
        LocalDate before = mapper.lastCertificate(date);
        String expected = before == null ? CloseFiles.NONE : mapper.certificateHash(before);
        if (!String.valueOf(expected).equals(mapper.previousHash(date))) {
            told.add("%s: the certificate names another one as that before it than that of %s".formatted(date, before));
        }
    }

    private void certified(LocalDate date, Path file, List<String> told) {
        JsonNode certificate;
        try {
            certificate = new JsonMapper().readTree(file.toFile());
        } catch (JacksonException e) {
            told.add("%s: %s cannot be read: %s".formatted(date, file.getFileName(), e.getOriginalMessage()));
            return;
        }
        if (!certificate.path("previous_certificate_sha256").asString("").equals(mapper.previousHash(date))) {
            told.add("%s: the certificate names another one before it than was recorded".formatted(date));
        }
        Path folder = folders.out(date);
        for (JsonNode entry : certificate.path("files")) {
            Path written = folder.resolve(entry.path("name").asString(""));
            if (!Files.exists(written)) {
                told.add("%s: file %s is missing".formatted(date, folder.relativize(written)));
            } else if (!FileFacts.of(written)
                    .sha256()
                    .equals(entry.path("sha256").asString(""))) {
                told.add("%s: file %s was changed".formatted(date, folder.relativize(written)));
            }
        }
        List<TableSeal> rows = new ArrayList<>();
        for (JsonNode seal : certificate.path("rows")) {
            rows.add(new TableSeal(
                    seal.path("table").asString(""),
                    seal.path("rows").asLong(),
                    seal.path("sha256").asString("")));
        }
        told.addAll(seals.differences(date, rows));
    }
}

package org.tallyhouse.intake.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.file.FileImportMapper.ImportRow;
import org.tallyhouse.intake.file.RowLoader.Loaded;
import org.tallyhouse.intake.file.RowLoader.Source;
import org.tallyhouse.intake.file.RowLoader.Total;
import org.tallyhouse.layout.CsvFile;
import org.tallyhouse.layout.CsvFile.Rows;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.audit.AuditLog;

/**
 * Takes in one file, in commits of some rows each. An import that was interrupted goes on behind its
 * last commit when the same file is given again; one that is complete is refused.
 */
public final class FileImport {
    private static final Logger LOG = LoggerFactory.getLogger(FileImport.class);
    private static final int MOST_TRIES = 5;
    private static final long BACK_OFF_MILLIS = 100;

    /** By kind and currency; the table has them all. */
    private static final int MOST_TOTALS = 25;

    private final FileImportMapper mapper;
    private final BulkInsert bulkInsert;
    private final TransactionTemplate transaction;
    private final IntakeSettings settings;
    private final HomeFolders folders;
    private final Clock clock;
    private final AuditLog audit;
    private final Map<ImportKind, RowLoader> loaders = new EnumMap<>(ImportKind.class);

    public FileImport(
            FileImportMapper mapper,
            BulkInsert bulkInsert,
            TransactionTemplate transaction,
            IntakeSettings settings,
            HomeFolders folders,
            Clock clock,
            AuditLog audit,
            List<RowLoader> loaders) {
        this.mapper = mapper;
        this.bulkInsert = bulkInsert;
        this.transaction = transaction;
        this.settings = settings;
        this.folders = folders;
        this.clock = clock;
        this.audit = audit;
        loaders.forEach(loader -> this.loaders.put(loader.kind(), loader));
    }

    /** What became of a file; rejectFile is null if no row was rejected. */
    public record Result(
            Path file,
            long rows,
            long accepted,
            long ignored,
            long rejected,
            @Nullable Path rejectFile) {}

    /** Told after every commit, in rows. */
    @FunctionalInterface
    public interface Progress {
        void at(long done, long total);
    }

    /**
     * Takes in a file.
     *
     * @param sender the channel or bank it is from; empty for transactions
     * @param businessDate the date on which what it moves is booked
     * @param operator who brings it, or runs what takes it in
     * @throws FileRefused if the file is not whole, or was imported before
     */
    public Result take(
            ImportKind kind, String sender, Path path, LocalDate businessDate, String operator, Progress progress) {
        RowLoader loader = loaders.get(kind);
        Path table = loader.table(sender, path, businessDate);
        try {
            CsvFile file = table.equals(path)
                    ? new CsvFile(path, loader.columns())
                    : new CsvFile(table, loader.columns(), OwnTable.LINE);
            RowLoader.WholeFileCheck check = loader.wholeFileCheck(sender, path.toString());
            FileFacts facts = table.equals(path) ? file.inspect(check) : inspectBoth(path, file, check);
            check.end();
            Result result = take(loader, sender, facts, file, check, businessDate, operator, progress);
            settle(loader);
            return result;
        } finally {
            if (!table.equals(path)) {
                delete(table);
            }
        }
    }

    /** Does what files left for others to come, which a process that died may not have done. */
    public void settle() {
        loaders.values().forEach(this::settle);
    }

    private void settle(RowLoader loader) {
        boolean more = true;
        while (more) {
            more = inCommit(loader::settle);
        }
    }

    /** What identifies a file are its own bytes, not those of the table made of it. */
    private static FileFacts inspectBoth(Path path, CsvFile table, RowLoader.WholeFileCheck check) {
        FileFacts facts = FileFacts.of(path);
        facts.requireAgreementWithOkFile();
        return facts.withRowCount(table.forEach(check));
    }

    private static void delete(Path table) {
        try {
            OwnTable.discard(table);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", table, e);
        }
    }

    private Result take(
            RowLoader loader,
            String sender,
            FileFacts facts,
            CsvFile file,
            RowLoader.WholeFileCheck check,
            LocalDate businessDate,
            String operator,
            Progress progress) {
        ImportKind kind = loader.kind();
        ImportRow row = inCommit(() -> begin(kind, sender, facts, businessDate));
        Source source = new Source(row.fileId(), sender, facts.sha256(), row.businessDate(), row.name(), operator);
        transaction.executeWithoutResult(status -> loader.begin(source, check));
        loadRows(loader, source, file, row.rowCount(), facts.rowCount(), progress);
        return inCommit(() -> complete(facts.path(), kind, source));
    }

    /** Whether this very content was taken in before. */
    public boolean isImported(ImportKind kind, String sender, Path path) {
        return imported(kind, sender, FileFacts.of(path).sha256()).isPresent();
    }

    /** A content that was taken in whole; businessDate is the one on which it is booked. */
    public record Imported(String name, LocalDate businessDate, LocalDateTime importedAt, Result result) {}

    /** What became of a content when it was taken in; empty if it was not, or not to its end. */
    public Optional<Imported> imported(ImportKind kind, String sender, String sha256) {
        ImportRow row = mapper.find(kind.label(), sender, sha256);
        return row == null || !row.isComplete()
                ? Optional.empty()
                : Optional.of(new Imported(
                        row.name(), row.businessDate(), row.importedAt(), result(Path.of(row.name()), row)));
    }

    private <T> T inCommit(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private ImportRow begin(ImportKind kind, String sender, FileFacts facts, LocalDate businessDate) {
        ImportRow known = mapper.find(kind.label(), sender, facts.sha256());
        if (known == null) {
            known = insert(kind, sender, facts, businessDate);
        }
        if (known.isComplete()) {
            throw new FileRefused(FileFault.KNOWN_ALREADY
                    .says("{file} was imported already: on %s as {value}, %d rows, for business date %s"
                            .formatted(known.importedAt(), known.rowCount(), known.businessDate()))
                    .in(facts.path())
                    .about("file", known.name()));
        }
        return known;
    }

    private ImportRow insert(ImportKind kind, String sender, FileFacts facts, LocalDate businessDate) {
        String name = facts.path().getFileName().toString();
        LocalDateTime now = LocalDateTime.now(clock);
        try {
            mapper.insert(kind.label(), sender, name, facts.sha256(), facts.sizeBytes(), businessDate, now);
        } catch (DuplicateKeyException e) {
            LOG.info("{} is being imported by another process too", facts.path());
        }
        return mapper.find(kind.label(), sender, facts.sha256());
    }

    private void loadRows(
            RowLoader loader, Source source, CsvFile file, long alreadyDone, long total, Progress progress) {
        try (Rows rows = file.open()) {
            long done = 0;
            while (done < alreadyDone && rows.hasNext()) {
                rows.next();
                done++;
            }
            int rowsPerCommit = loader.rowsPerCommit(settings);
            try (ReadAhead<Chunk> chunks = new ReadAhead<>(() -> chunk(loader, source, rows, rowsPerCommit))) {
                for (Chunk chunk = chunks.next(); chunk.size() > 0; chunk = chunks.next()) {
                    commit(source, chunk, done);
                    done += chunk.size();
                    progress.at(done, total);
                }
            }
        }
    }

    /** So many rows as are taken in with one commit: those to be taken in, those that could not be read. */
    private record Chunk(int size, RowLoader.Prepared sound, List<Reject> unread) {}

    private static Chunk chunk(RowLoader loader, Source source, Rows rows, int most) {
        int size = 0;
        List<FileRow> sound = new ArrayList<>();
        List<Reject> unread = new ArrayList<>();
        for (; size < most && rows.hasNext(); size++) {
            FileRow row = rows.next();
            OwnTable.fault(row).ifPresentOrElse(unread::add, () -> sound.add(row));
        }
        return new Chunk(size, loader.prepare(source, sound), unread);
    }

    private void commit(Source source, Chunk chunk, long before) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> loadChunk(source, chunk, before));
                return;
            } catch (PessimisticLockingFailureException | DuplicateKeyException e) {
                if (attempt == MOST_TRIES) {
                    throw e;
                }
                LOG.warn("rows up to {} are tried again: {}", before + chunk.size(), e.getMessage());
                pause(attempt);
            }
        }
    }

    private void loadChunk(Source source, Chunk chunk, long before) {
        List<Reject> rejects = new ArrayList<>(chunk.unread());
        Loaded loaded = chunk.sound().load();
        rejects.addAll(loaded.rejects());
        bulkInsert.insert(rejectsOf(source), rejects);
        bulkInsert.add(totalsOf(source), loaded.totals());
        int advanced = mapper.advance(
                source.fileId(), before, before + chunk.size(), loaded.accepted(), loaded.ignored(), rejects.size());
        if (advanced == 0) {
            throw new FileRefused(FileFault.IN_USE.says("another process is importing the same file"));
        }
    }

    private static BulkTable<Reject> rejectsOf(Source source) {
        return BulkTable.<Reject>named("reject")
                .with("file_id", reject -> source.fileId())
                .with("line", Reject::line)
                .with("field", Reject::field)
                .with("value", Reject::value)
                .with("reason", reject -> reject.reason().name())
                .with("detail", Reject::detail);
    }

    private static BulkTable<Total> totalsOf(Source source) {
        return BulkTable.<Total>named("import_total")
                .with("file_id", total -> source.fileId())
                .with("what", Total::what)
                .with("currency", Total::currency)
                .adding("row_count", Total::rowCount)
                .adding("amount_minor", Total::amountMinor);
    }

    private Result complete(Path path, ImportKind kind, Source source) {
        ImportRow row = mapper.byId(source.fileId());
        Result result = result(path, row);
        if (result.rejectFile() != null) {
            writeRejects(result.rejectFile(), row);
        }
        if (mapper.complete(source.fileId()) == 1) {
            audit.write(
                    source.operator(),
                    "",
                    "import " + kind.label(),
                    "file " + row.name() + (source.sender().isEmpty() ? "" : " of " + source.sender()),
                    told(row, source));
        }
        return result;
    }

    /** What the audit log keeps of a file: which one, how many rows, what they came to. */
    private String told(ImportRow row, Source source) {
        String totals = mapper.totals(source.fileId()).stream()
                .limit(MOST_TOTALS)
                .map(total -> ", %d %s %s %s"
                        .formatted(
                                total.rowCount(),
                                total.what(),
                                total.currency(),
                                Amounts.format(total.amountMinor(), total.currency())))
                .collect(Collectors.joining());
        return "for %s: %d rows, %d accepted, %d known, %d rejected%s; sha256 %s"
                .formatted(
                        row.businessDate(),
                        row.rowCount(),
                        row.accepted(),
                        row.ignored(),
                        row.rejected(),
                        totals,
                        source.sha256());
    }

    private Result result(Path path, ImportRow row) {
        Path rejectFile = row.rejected() == 0 ? null : rejectFile(row);
        return new Result(path, row.rowCount(), row.accepted(), row.ignored(), row.rejected(), rejectFile);
    }

    /** Files of several senders may have one name; those that come behind the first have a number. */
    private Path rejectFile(ImportRow row) {
        long before = mapper.countRejectedBefore(row.fileId(), row.name(), row.businessDate());
        String name = before == 0 ? row.name() : "%s.%d".formatted(row.name(), before + 1);
        return folders.out(row.businessDate()).resolve("rejects/" + name + ".rejects.csv");
    }

    private void writeRejects(Path rejects, ImportRow row) {
        CsvOutput.writeForPeople(
                rejects,
                List.of("line", "field", "value", "reason", "detail"),
                out -> mapper.forEachReject(row.fileId(), result -> {
                    Reject reject = result.getResultObject();
                    out.row(reject.line(), reject.field(), reject.value(), reject.reason(), reject.detail());
                }));
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(BACK_OFF_MILLIS * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

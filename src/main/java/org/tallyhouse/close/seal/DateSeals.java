package org.tallyhouse.close.seal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.close.seal.FinalRows.Digest;
import org.tallyhouse.close.seal.FinalRows.FinalRow;
import org.tallyhouse.close.seal.SealMapper.AuditSeal;
import org.tallyhouse.layout.FileFacts;

/** Seals the final rows of a date when it is closed, and finds what is not as it was sealed. */
@Component
public final class DateSeals {
    /** Enough to see what it is about. */
    private static final int MOST_TOLD = 20;

    private static final String AUDIT = "audit_log";

    private final SealMapper mapper;
    private final FinalRows rows;

    DateSeals(SealMapper mapper, FinalRows rows) {
        this.mapper = mapper;
        this.rows = rows;
    }

    /**
     * Seals the next table of a date, inside the caller's transaction.
     *
     * @param after the one before; empty for the first
     * @return the one that was sealed; empty if none is left
     */
    public Optional<String> sealNext(LocalDate date, String after) {
        List<String> names = FinalTables.ALL.stream().map(FinalTable::name).toList();
        int next = names.indexOf(after) + 1;
        if (next == names.size()) {
            return Optional.empty();
        }
        seal(FinalTables.ALL.get(next), date);
        return Optional.of(names.get(next));
    }

    private void seal(FinalTable table, LocalDate date) {
        mapper.deleteParts(date, table.name());
        Parts parts = new Parts(table, date);
        Digest digest = rows.read(table, date, parts::add);
        parts.write();
        mapper.replaceDigest(date, new TableSeal(table.name(), digest.rowCount(), digest.sha256()));
    }

    /** The audit log as far as it goes; its lines come at any time, so it is in no certificate. */
    public void sealAudit(LocalDate date) {
        AuditSeal last = mapper.lastAudit();
        if (last != null) {
            mapper.replaceDigest(date, new TableSeal(AUDIT, last.auditId(), last.chain()));
        }
    }

    /** What a certificate says of a date's rows. */
    public List<TableSeal> certifiedOf(LocalDate date) {
        Set<String> certified = FinalTables.ALL.stream()
                .filter(FinalTable::certified)
                .map(FinalTable::name)
                .collect(Collectors.toSet());
        return mapper.digests(date).stream()
                .filter(seal -> certified.contains(seal.table()))
                .toList();
    }

    /** The statements whose lines are sealed, by table; their one parameter is the date. */
    public static Map<String, String> statements() {
        return FinalTables.ALL.stream()
                .collect(Collectors.toMap(FinalTable::name, FinalTable::sql, (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Compares the rows of a date with what its certificate says of them, and with what else was kept.
     *
     * @return what is not as it was, by table and key where keys can tell
     */
    public List<String> differences(LocalDate date, List<TableSeal> certified) {
        Map<String, TableSeal> seals = new HashMap<>();
        mapper.digests(date).forEach(seal -> seals.put(seal.table(), seal));
        List<String> told = new ArrayList<>();
        for (TableSeal seal : certified) {
            if (!seal.equals(seals.get(seal.table()))) {
                told.add("%s: closed_digest %s is not what the certificate says".formatted(date, seal.table()));
            }
        }
        FinalTables.ALL.stream().filter(FinalTable::certified).forEach(table -> seals.remove(table.name()));
        certified.forEach(seal -> seals.put(seal.table(), seal));
        for (FinalTable table : FinalTables.ALL) {
            TableSeal seal = seals.get(table.name());
            if (seal != null) {
                told.addAll(differences(table, date, seal));
            }
        }
        return told;
    }

    /** The same of one table, by what the database keeps of it. */
    List<String> differencesOf(FinalTable table, LocalDate date) {
        return mapper.digests(date).stream()
                .filter(seal -> seal.table().equals(table.name()))
                .flatMap(seal -> differences(table, date, seal).stream())
                .toList();
    }

    private List<String> differences(FinalTable table, LocalDate date, TableSeal seal) {
        Digest now = rows.read(table, date, row -> {});
        return now.rowCount() == seal.rowCount() && now.sha256().equals(seal.sha256())
                ? List.of()
                : which(table, date, seal, now);
    }

    private List<String> which(FinalTable table, LocalDate date, TableSeal seal, Digest now) {
        if (seal.rowCount() > 0 && mapper.part(date, table.name(), 0) == null) {
            return List.of(sums(table, date, seal, now));
        }
        RowCompare compare = new RowCompare(part -> mapper.part(date, table.name(), part), MOST_TOLD);
        rows.read(table, date, compare::add);
        List<String> keys = compare.end().stream()
                .map(what -> "%s: %s %s".formatted(date, table.name(), what))
                .toList();
        return keys.isEmpty() ? List.of(sums(table, date, seal, now)) : keys;
    }

    private static String sums(FinalTable table, LocalDate date, TableSeal seal, Digest now) {
        return "%s: %s has %d rows that come to %s, its certificate says %d and %s"
                .formatted(date, table.name(), now.rowCount(), now.sha256(), seal.rowCount(), seal.sha256());
    }

    /** What is wrong with the lines that were added to the audit log up to the close of a date; empty if nothing is. */
    public Optional<String> auditDifference(LocalDate date) {
        Optional<TableSeal> seal = mapper.digests(date).stream()
                .filter(one -> one.table().equals(AUDIT))
                .findFirst();
        if (seal.isEmpty()) {
            return Optional.empty();
        }
        return followed(
                date + ": ",
                mapper.auditBefore(date),
                seal.get().rowCount(),
                seal.get().sha256(),
                "at the close");
    }

    /** The same of the lines behind the last close. */
    public Optional<String> auditDifferenceSinceLastClose() {
        return followed("", mapper.auditBefore(LocalDate.of(9999, 12, 31)), Long.MAX_VALUE, mapper.auditHead(), "last");
    }

    private Optional<String> followed(
            String behind, @Nullable AuditSeal before, long lastId, String lastChain, String when) {
        Chain chain = new Chain(before == null ? "" : before.chain());
        mapper.forEachAuditLine(
                before == null ? 0 : before.auditId(), lastId, result -> chain.add(result.getResultObject()));
        if (chain.broken != null) {
            return Optional.of("%saudit_log %d was changed, or a line before it was taken out or put in"
                    .formatted(behind, chain.broken));
        }
        return chain.last.equals(lastChain)
                ? Optional.empty()
                : Optional.of("%saudit_log does not end with the line that it had %s".formatted(behind, when));
    }

    /** Follows the chain of the audit log. */
    private static final class Chain {
        private String last;
        private @Nullable Long broken;

        Chain(String last) {
            this.last = last;
        }

        void add(SealMapper.AuditLine line) {
            byte[] text = (last + "\t" + line.text()).getBytes(StandardCharsets.UTF_8);
            String expected = HexFormat.of().formatHex(FileFacts.sha256Digest().digest(text));
            if (broken == null && !expected.equals(line.chain())) {
                broken = line.auditId();
            }
            last = line.chain();
        }
    }

    /** Gathers rows to parts. */
    private final class Parts {
        private final FinalTable table;
        private final LocalDate date;
        private final List<FinalRow> gathered = new ArrayList<>();
        private int part;

        Parts(FinalTable table, LocalDate date) {
            this.table = table;
            this.date = date;
        }

        void add(FinalRow row) {
            gathered.add(row);
            if (gathered.size() == PrintPart.ROWS) {
                write();
            }
        }

        void write() {
            if (!gathered.isEmpty()) {
                mapper.insertPart(date, table.name(), part++, PrintPart.deflate(gathered));
                gathered.clear();
            }
        }
    }
}

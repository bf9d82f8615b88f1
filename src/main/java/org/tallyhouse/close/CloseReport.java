package org.tallyhouse.close;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.AgeBucket;
import org.tallyhouse.close.CloseMapper.TrialBalanceRow;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.StageTotalMapper;
import org.tallyhouse.run.StageTotalMapper.StoredTotal;

/** The night of a date for people, as one HTML page without anything to load. */
@Component
final class CloseReport {
    private static final List<String> STAGES =
            List.of("intake", "posting", "clearing", "reconciliation", "settlement", "payout");

    private final StageTotalMapper totals;

    CloseReport(StageTotalMapper totals) {
        this.totals = totals;
    }

    void write(
            Path file, LocalDate date, List<Proof> proofs, List<TrialBalanceRow> trialBalance, StandingTable standing) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("date", date.toString());
        page.put("stages", stages(date));
        page.put("proofs", proofs.stream().map(CloseReport::proof).toList());
        page.put("currencies", currencies(trialBalance));
        page.put("ages", Arrays.stream(AgeBucket.values()).map(AgeBucket::days).toList());
        page.put(
                "standing",
                standing.accounts().stream().map(CloseReport::standing).toList());
        page.put("more", standing.more() == 0 ? List.of() : List.of(standing.more()));
        WholeFile.write(file, writer -> template().execute(page, writer));
    }

    private List<Map<String, Object>> stages(LocalDate date) {
        Map<String, List<StoredTotal>> byStage =
                totals.ofDay(date).stream().collect(Collectors.groupingBy(StoredTotal::stage));
        return STAGES.stream()
                .map(stage -> Map.<String, Object>of(
                        "name",
                        stage,
                        "totals",
                        byStage.getOrDefault(stage, List.of()).stream()
                                .map(CloseReport::total)
                                .toList()))
                .toList();
    }

    private static Map<String, Object> total(StoredTotal total) {
        Long amount = total.amountMinor();
        return Map.of(
                "measure", total.measure(),
                "count", String.format(Locale.ROOT, "%,d", total.rowCount()),
                "amount", amount == null ? "" : Amounts.format(amount, total.currency()),
                "currency", total.currency());
    }

    private static Map<String, Object> proof(Proof proof) {
        return Map.of(
                "invariant", proof.invariant(),
                "statement", proof.statement(),
                "expected", proof.expected(),
                "actual", proof.actual(),
                "holds", proof.holds());
    }

    private static List<Map<String, Object>> currencies(List<TrialBalanceRow> rows) {
        Map<String, List<TrialBalanceRow>> byCurrency = rows.stream()
                .collect(Collectors.groupingBy(TrialBalanceRow::currency, TreeMap::new, Collectors.toList()));
        return byCurrency.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "currency",
                        entry.getKey(),
                        "rows",
                        entry.getValue().stream().map(CloseReport::ledgerRow).toList(),
                        "debits",
                        sum(
                                entry.getValue().stream()
                                        .mapToLong(TrialBalanceRow::debitMinor)
                                        .sum(),
                                entry.getKey()),
                        "credits",
                        sum(
                                entry.getValue().stream()
                                        .mapToLong(TrialBalanceRow::creditMinor)
                                        .sum(),
                                entry.getKey())))
                .toList();
    }

    private static String sum(long minor, String currency) {
        return Amounts.format(minor, currency);
    }

    private static Map<String, Object> ledgerRow(TrialBalanceRow row) {
        ChartOfAccounts.Line line = ChartOfAccounts.of(row.glCode());
        return Map.of(
                "code", row.glCode(),
                "name", line.name(),
                "side", line.normalSide() == AccountKind.Side.DEBIT ? "Dr" : "Cr",
                "opening", Amounts.format(line.onNormalSide(row.openingMinor()), row.currency()),
                "debit", Amounts.format(row.debitMinor(), row.currency()),
                "credit", Amounts.format(row.creditMinor(), row.currency()),
                "closing", Amounts.format(line.onNormalSide(row.closingMinor()), row.currency()));
    }

    private static Map<String, Object> standing(StandingAccount account) {
        return Map.of(
                "code", account.code(),
                "currency", account.currency(),
                "amount", Amounts.format(account.amountMinor(), account.currency()),
                "items", account.itemCount(),
                "since", account.since().toString(),
                "days", account.days(),
                "ages",
                        Arrays.stream(AgeBucket.values())
                                .map(bucket -> aged(account, bucket))
                                .toList(),
                "why", account.why());
    }

    private static String aged(StandingAccount account, AgeBucket bucket) {
        long minor = account.amountMinor(bucket);
        return minor == 0 ? "" : Amounts.format(minor, account.currency());
    }

    private static Template template() {
        try (InputStream page = CloseReport.class.getResourceAsStream("report.html.mustache")) {
            String text = new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
            return Mustache.compiler().escapeHTML(true).compile(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

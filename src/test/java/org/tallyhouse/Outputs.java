package org.tallyhouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a night left: its files, and the content of its tables without surrogate keys and clock times. */
public final class Outputs {
    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("account", """
                    SELECT code, posted_minor, held_minor, last_sequence, posted_window_id, status FROM account"""),
            Map.entry("entry", """
                    SELECT a.code, e.sequence, j.type, j.source, e.business_date, e.amount_minor, e.balance_after_minor
                    FROM entry e
                    JOIN journal j ON j.journal_id = e.journal_id
                    JOIN account a ON a.account_id = e.account_id"""),
            Map.entry("buffered_credit", """
                    SELECT c.window_id, a.code, o.code AS contra, c.amount_minor, c.source
                    FROM buffered_credit c
                    JOIN account a ON a.account_id = c.account_id
                    JOIN account o ON o.account_id = c.contra_account_id"""),
            Map.entry("windows", "SELECT window_id, business_date, status FROM posting_window"),
            Map.entry("days", "SELECT business_date, status FROM business_day"),
            Map.entry("hold", """
                    SELECT hold_id, amount_minor, captured_minor, released_minor, reason FROM hold"""),
            Map.entry("fee_split", """
                    SELECT t.transaction_id, f.merchant_fee_minor, f.issuer_minor, f.network_minor, f.acquirer_minor,
                           f.agent_minor, f.margin_minor
                    FROM fee_split f
                    JOIN transaction t ON t.id = f.id"""),
            Map.entry("recon_match", """
                    SELECT t.transaction_id, r.line, m.business_date
                    FROM recon_match m
                    JOIN transaction t ON t.id = m.id
                    JOIN channel_record r ON r.record_id = m.record_id"""),
            Map.entry("recon_break", """
                    SELECT break_id, class, our_amount_minor, their_amount_minor, currency FROM recon_break"""),
            Map.entry("settlement", """
                    SELECT settlement_id, net_minor, fee_minor, carried_closing_minor, dues_closing_minor, status
                    FROM settlement"""),
            Map.entry("settlement_line", """
                    SELECT t.transaction_id, l.settlement_id
                    FROM settlement_line l
                    JOIN transaction t ON t.id = l.id"""),
            Map.entry("instruction", """
                    SELECT instruction_id, bank_id, amount_minor, file_sequence FROM payout_instruction"""),
            Map.entry("bank_file", "SELECT name, item_count, total_minor, sha256 FROM bank_file"),
            Map.entry("closing_balance", """
                    SELECT a.code, b.business_date, b.opening_minor, b.debit_minor, b.credit_minor, b.closing_minor
                    FROM closing_balance b
                    JOIN account a ON a.account_id = b.account_id"""),
            Map.entry("trial_balance", """
                    SELECT business_date, gl_code, currency, debit_minor, credit_minor, closing_minor
                    FROM trial_balance"""),
            Map.entry("certificate", "SELECT business_date, previous_hash, hash FROM certificate"),
            Map.entry("stage_total", """
                    SELECT stage, position, measure, currency, row_count, amount_minor FROM stage_total"""),
            Map.entry("file_import", "SELECT kind, sender, sha256, status, row_count, accepted FROM file_import")));

    private Outputs() {}

    /** Of what people and banks read: what a home remembers of its tries to put files is random. */
    public static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve(".put")))
                    .toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    public static Map<String, List<String>> rows(Books books) {
        Map<String, List<String>> rows = new TreeMap<>();
        TABLES.forEach((table, sql) -> rows.put(
                table,
                books.jdbc().queryForList(sql).stream()
                        .map(Object::toString)
                        .sorted()
                        .toList()));
        return rows;
    }
}

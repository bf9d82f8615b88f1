package org.tallyhouse.bankfile.bai2;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.StatementBalance;
import org.tallyhouse.bankfile.StatementEntry;
import org.tallyhouse.bankfile.StatementEvents;
import org.tallyhouse.bankfile.StatementHead;
import org.tallyhouse.bankfile.StatementMark;
import org.tallyhouse.bankfile.TextLines;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.money.Currencies;

/** Makes statements of the records of a file: a file has groups, a group has accounts, an account has details. */
final class Bai2Accounts {
    private static final String OPENING_LEDGER = "010";
    private static final String CLOSING_LEDGER = "015";

    private final TextLines lines;
    private final StatementEvents events;
    private final Level file = new Level();
    private @Nullable Group group;
    private @Nullable Account account;
    private boolean ended;

    Bai2Accounts(TextLines lines, StatementEvents events) {
        this.lines = lines;
        this.events = events;
    }

    /** What a trailer counts and sums: parts below it, records, and amounts in minor units. */
    private static final class Level {
        private long parts;
        private long records;
        private long total;

        void add(long physical, long amount) {
            records += physical;
            total = Math.addExact(total, amount);
        }
    }

    private record Group(LocalDate date, String currency, Level level) {}

    private record Account(StatementHead head, @Nullable StatementBalance closing, Level level) {}

    void record(Bai2Record record) {
        if (ended) {
            throw record.refused("stands behind the end of the file");
        }
        switch (record.code()) {
            case "01" -> file.add(record.physical(), 0);
            case "02" -> group(record);
            case "03" -> account(record);
            case "16" -> detail(record);
            case "49" -> endAccount(record);
            case "98" -> endGroup(record);
            case "99" -> endFile(record);
            default -> throw record.refused("is none of the format");
        }
    }

    void end() {
        if (!ended) {
            throw lines.refused(
                    lines.number(), FileFault.CUT_OFF.says("the file has no record 99: it is cut off, get it again"));
        }
    }

    private void group(Bai2Record record) {
        if (group != null || file.records == 0) {
            throw record.refused("stands within a group, or before 01");
        }
        Level level = new Level();
        level.add(record.physical(), 0);
        String currency = record.field(6);
        group = new Group(record.date(record.field(4)), currency.isEmpty() ? "USD" : currency, level);
    }

    private void account(Bai2Record record) {
        if (group == null || account != null) {
            throw record.refused("stands outside a group, or before the end of the account before it");
        }
        String code = record.field(2).isEmpty() ? group.currency : record.field(2);
        Currency currency = Currencies.find(code).orElseThrow(() -> record.badValue("currency", code, "is unknown"));
        Level level = new Level();
        level.add(record.physical(), 0);
        StatementBalance opening = null;
        StatementBalance closing = null;
        List<String> fields = record.fields();
        for (int at = 2; at < fields.size(); ) {
            String type = fields.get(at).strip();
            long amount =
                    record.amount(at + 1 < fields.size() ? fields.get(at + 1).strip() : "");
            level.add(0, amount);
            opening = type.equals(OPENING_LEDGER) ? new StatementBalance(amount, currency) : opening;
            closing = type.equals(CLOSING_LEDGER) ? new StatementBalance(amount, currency) : closing;
            at += 3 + FundsType.length(record, fields, at + 3);
        }
        String id = "%s of %s".formatted(record.field(1), group.date);
        StatementMark mark = new StatementMark("", null, 0, group.date, false, false);
        account = new Account(
                new StatementHead(record.line(), id, record.field(1), currency, opening, mark), closing, level);
        events.open(account.head);
    }

    private void detail(Bai2Record record) {
        if (group == null || account == null) {
            throw record.refused("stands outside an account");
        }
        long amount = record.amount(record.field(2));
        account.level.add(record.physical(), amount);
        List<String> fields = record.fields();
        int behind = 2 + FundsType.length(record, fields, 2);
        String bankReference = record.field(behind + 1);
        String ownReference = record.field(behind + 2);
        String text = behind + 2 < fields.size() ? String.join(",", fields.subList(behind + 2, fields.size())) : "";
        long sign = sign(record);
        if (sign != 0) {
            events.entry(new StatementEntry(
                    record.line(),
                    group.date,
                    FundsType.valueDate(record, 2).orElse(group.date),
                    ownReference.isEmpty() ? bankReference : ownReference,
                    account.head.currency(),
                    sign * amount,
                    text.strip()));
        }
    }

    /** Codes 100 to 399 are credits, 400 to 699 debits; 890 tells something and moves nothing. */
    private static long sign(Bai2Record record) {
        String type = record.field(1);
        if (type.matches("[1-3]\\d\\d")) {
            return 1;
        }
        if (type.matches("[4-6]\\d\\d")) {
            return -1;
        }
        if (type.equals("890")) {
            return 0;
        }
        throw record.badValue("type", type, "is neither a credit nor a debit");
    }

    private void endAccount(Bai2Record record) {
        if (group == null || account == null) {
            throw record.refused("ends no account");
        }
        account.level.add(record.physical(), 0);
        record.require("a total", record.field(1), account.level.total);
        record.require("a number of records", record.field(2), account.level.records);
        group.level.parts++;
        group.level.add(account.level.records, account.level.total);
        events.close(record.line(), account.closing, false);
        account = null;
    }

    private void endGroup(Bai2Record record) {
        if (group == null || account != null) {
            throw record.refused("ends no group, or one with an account that has not ended");
        }
        group.level.add(record.physical(), 0);
        record.require("a total", record.field(1), group.level.total);
        record.require("a number of accounts", record.field(2), group.level.parts);
        record.require("a number of records", record.field(3), group.level.records);
        file.parts++;
        file.add(group.level.records, group.level.total);
        group = null;
    }

    private void endFile(Bai2Record record) {
        if (group != null) {
            throw record.refused("ends a file with a group that has not ended");
        }
        file.add(record.physical(), 0);
        record.require("a total", record.field(1), file.total);
        record.require("a number of groups", record.field(2), file.parts);
        record.require("a number of records", record.field(3), file.records);
        ended = true;
    }
}

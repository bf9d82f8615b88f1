package org.tallyhouse.close;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ibatis.session.ResultHandler;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.AgeBucket;
import org.tallyhouse.close.CloseMapper.TrialBalanceRow;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.BrokenInvariant;

/** Writes what stands where at the end of a date, since when and why: every item, and a table of the accounts. */
@Component
final class StandingFile {
    private static final List<String> COLUMNS =
            List.of("account", "gl_code", "currency", "amount", "since", "age_days", "bucket", "why");

    /** First what should drain within days; what merchants owe, of which there is most, comes last. */
    private static final List<AccountKind> KINDS = List.of(
            AccountKind.SUSPENSE,
            AccountKind.UNIDENTIFIED,
            AccountKind.POSTING_TRANSIT,
            AccountKind.TRANSIT,
            AccountKind.ESCROW,
            AccountKind.BALANCE,
            AccountKind.UNBILLED,
            AccountKind.INVOICED,
            AccountKind.DUE);

    private static final int RECENT_DAYS = 8;

    private final StandingMapper mapper;

    StandingFile(StandingMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Writes the items and returns the accounts they stand in.
     *
     * @throws BrokenInvariant if the items do not come to what the trial balance says
     */
    StandingTable write(Path file, LocalDate date, List<TrialBalanceRow> trialBalance) {
        StandingTable table = new StandingTable(date);
        CsvOutput.writeForPeople(file, COLUMNS, out -> {
            Map<String, Long> written = new TreeMap<>();
            for (AccountKind kind : KINDS) {
                read(date, kind, result -> {
                    StandingItem item = result.getResultObject();
                    write(out, date, item);
                    table.add(item);
                    if (kind != AccountKind.BALANCE) {
                        written.merge(key(kind.glCode(), item.currency()), item.amountMinor(), Math::addExact);
                    }
                });
            }
            requireAll(written, trialBalance);
        });
        return table;
    }

    private void read(LocalDate date, AccountKind kind, ResultHandler<StandingItem> handler) {
        if (kind == AccountKind.SUSPENSE) {
            mapper.forEachBreak(date, handler);
        } else if (kind == AccountKind.UNIDENTIFIED) {
            mapper.forEachBankLine(date, handler);
        } else if (kind == AccountKind.BALANCE) {
            mapper.forEachOnNoWay(date, handler);
        } else {
            LocalDate recentFrom = date.minusDays(RECENT_DAYS);
            mapper.forEachBalance(date, kind, recentFrom, true, handler);
            mapper.forEachBalance(date, kind, recentFrom, false, handler);
        }
    }

    private static void write(CsvOutput out, LocalDate date, StandingItem item) {
        long ageDays = item.ageDays(date);
        out.row(
                item.code(),
                item.kind().glCode(),
                item.currency(),
                Amounts.format(item.onNormalSide(), item.currency()),
                item.since(),
                ageDays,
                AgeBucket.of(ageDays).days(),
                item.why());
    }

    /** I10, as the file says it: nothing that stands in the books is left out of it, but balances on their way. */
    private static void requireAll(Map<String, Long> written, List<TrialBalanceRow> trialBalance) {
        Map<String, Long> gaps = new TreeMap<>(written);
        List<String> glCodes = KINDS.stream()
                .filter(kind -> kind != AccountKind.BALANCE)
                .map(AccountKind::glCode)
                .toList();
        trialBalance.stream()
                .filter(row -> glCodes.contains(row.glCode()))
                .forEach(row -> gaps.merge(
                        key(row.glCode(), row.currency()), Math.negateExact(row.closingMinor()), Math::addExact));
        gaps.forEach((key, gap) -> {
            if (gap != 0) {
                long items = written.getOrDefault(key, 0L);
                throw new BrokenInvariant("I10: what stands in %s comes to %d minor units, the trial balance says %d"
                        .formatted(key, items, items - gap));
            }
        });
    }

    private static String key(String glCode, String currency) {
        return glCode + " " + currency;
    }
}

package org.tallyhouse.intake.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.file.IntakeSettings;
import org.tallyhouse.intake.file.Reject;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.pricing.FeeRules;

/**
 * Takes in transactions: a credit becomes a transaction and a buffered credit, a debit a transaction
 * and a journal, always in one database transaction. Rows are decided in file order.
 */
public final class TransactionLoader implements RowLoader {
    private final TransactionMapper mapper;
    private final FileAdjustments adjustments;
    private final IntakeSettings settings;
    private final MerchantMapper merchants;
    private final FeeRuleMapper feeRules;
    private final PostingWindows windows;
    private final Accounts accounts;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;

    /** Read once per file, so that all of its rows meet the same terms. */
    private volatile @Nullable RulesOfFile rules;

    public TransactionLoader(
            TransactionMapper mapper,
            FileAdjustments adjustments,
            IntakeSettings settings,
            MerchantMapper merchants,
            FeeRuleMapper feeRules,
            PostingWindows windows,
            Accounts accounts,
            Ledger ledger,
            BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.adjustments = adjustments;
        this.settings = settings;
        this.merchants = merchants;
        this.feeRules = feeRules;
        this.windows = windows;
        this.accounts = accounts;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.TRANSACTIONS;
    }

    @Override
    public List<String> columns() {
        return TransactionRow.COLUMNS;
    }

    @Override
    public Prepared prepare(Source source, List<FileRow> rows) {
        return () -> load(source, rows);
    }

    private Loaded load(Source source, List<FileRow> rows) {
        PostingWindow open = windows.openShared();
        List<Reject> rejects = new ArrayList<>();
        List<TransactionRow> parsed = parse(rows, rejects);
        TransactionLookups lookups = TransactionLookups.read(parsed, mapper, merchants, accounts);
        FileAdjustments.Proposals proposals = adjustments.of(parsed, source, open.businessDate());
        Booking booking = ledger.begin(lookups.accountsToLock(parsed));
        TransactionDecisions decisions = new TransactionDecisions(
                lookups, rulesFor(source), date -> windows.windowFor(date, open), booking, proposals);
        for (TransactionRow row : parsed) {
            try {
                decisions.decide(row);
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        bulkInsert.insert(AcceptedTransaction.table(source.fileId()), decisions.accepted());
        ledger.buffer(decisions.buffered());
        ledger.write(booking);
        adjustments.insert(proposals);
        return new Loaded(
                decisions.accepted().size() + proposals.fresh().size(),
                decisions.ignored(),
                rejects,
                decisions.totals());
    }

    private FeeRules rulesFor(Source source) {
        RulesOfFile known = rules;
        if (known == null || known.fileId != source.fileId()) {
            known = new RulesOfFile(source.fileId(), new FeeRules(feeRules.all()));
            rules = known;
        }
        return known.rules;
    }

    private record RulesOfFile(long fileId, FeeRules rules) {}

    private List<TransactionRow> parse(List<FileRow> rows, List<Reject> rejects) {
        List<TransactionRow> parsed = new ArrayList<>();
        for (FileRow row : rows) {
            try {
                TransactionRow transaction = TransactionRow.parse(row);
                transaction.requireAtMost(settings.largestAmount());
                parsed.add(transaction);
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        return parsed;
    }
}

package org.tallyhouse.setup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.setup.check.SetUpCheck;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.content.SetUpMapper;
import org.tallyhouse.setup.content.StoredSetUp;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.reading.SetUpSummary;

/** Loads a set-up folder: all of it or nothing, and what is stored already is left alone. */
public final class SetUp {
    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);
    private static final int MAX_OPERATOR_CHARACTERS = 64;

    private final SetUpMapper mapper;
    private final FeeRuleMapper feeRules;
    private final BulkInsert bulk;
    private final Accounts accounts;
    private final PostingWindows windows;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;

    public SetUp(
            SetUpMapper mapper,
            FeeRuleMapper feeRules,
            BulkInsert bulk,
            Accounts accounts,
            PostingWindows windows,
            TransactionTemplate transaction,
            AuditLog audit,
            Clock clock) {
        this.mapper = mapper;
        this.feeRules = feeRules;
        this.bulk = bulk;
        this.accounts = accounts;
        this.windows = windows;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Loads the folder in one transaction. Changes of what was stored, and new ways for money to go, are
     * written to the audit log under the operator's name; loading the same folder again changes nothing.
     *
     * @throws FilesRefused with every problem of every file; nothing is written then
     */
    public SetUpSummary load(Path folder, String operator) {
        if (operator.isBlank() || operator.length() > MAX_OPERATOR_CHARACTERS) {
            throw new IllegalArgumentException("operator must have 1 to 64 characters");
        }
        LOG.info("set-up of {} by {} starts", folder, operator);
        SetUpSummary summary =
                Objects.requireNonNull(transaction.execute(status -> loadInTransaction(folder, operator)));
        LOG.info("set-up of {} is done: {} added, {} changed", folder, summary.added(), summary.changed());
        return summary;
    }

    private SetUpSummary loadInTransaction(Path folder, String operator) {
        StoredSetUp stored = StoredSetUp.read(mapper, feeRules);
        SetUpProblems problems = new SetUpProblems();
        SetUpContent content = read(folder, stored, problems);
        problems.refuseIfAny();
        SetUpWriter writer = new SetUpWriter(mapper, bulk);
        writer.write(content);
        writer.writePayeeChanges(content, operator, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        writer.audit(content, operator, audit);
        new AccountOpening(accounts, stored).open(content);
        content.institution().all().forEach(institution -> windows.openFirst(institution.firstBusinessDate()));
        return new SetUpSummary(
                content.sections().stream().map(KindSection::count).toList());
    }

    /** Reads every file, checks each line and then the whole; what is wrong goes to the problems. */
    static SetUpContent read(Path folder, StoredSetUp stored, SetUpProblems problems) {
        SetUpContent content = SetUpContent.read(folder, stored, problems);
        SetUpCheck.ALL.forEach(check -> check.look(content, problems));
        return content;
    }
}

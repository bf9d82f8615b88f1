package org.tallyhouse.operation.quarantine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.database.ChangedMeanwhile;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.run.people.SecondPerson;

/**
 * What becomes of quarantined transactions (隔离): settled after all, or taken back and never settled. One person asks,
 * another approves. Each call is a transaction of its own with its line in the audit log; giving one twice does it once.
 */
@Component
public class QuarantineDecisions {
    private final QuarantineMapper mapper;
    private final TransactionTemplate transactions;
    private final DataSource dataSource;
    private final PostingWindows windows;
    private final AuditLog audit;
    private final OnlineLedger ledger;
    private final SecondPerson persons;

    QuarantineDecisions(
            QuarantineMapper mapper,
            TransactionTemplate transactions,
            DataSource dataSource,
            PostingWindows windows,
            AuditLog audit,
            Clock clock,
            SecondPerson persons) {
        this.persons = persons;
        this.mapper = mapper;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.windows = windows;
        this.audit = audit;
        this.ledger = new OnlineLedger(clock);
    }

    /** RELEASE: settled from the open date on, without a fee. VOID: what it booked is taken back. */
    public enum Decision {
        RELEASE,
        VOID
    }

    public enum Status {
        WAITING,
        APPROVED,
        REJECTED
    }

    /** A transaction of the night that set it aside, and where the decision about it stands; minor units. */
    public record Quarantined(
            long id,
            String transactionId,
            LocalDate businessDate,
            String type,
            String merchantId,
            String currency,
            long amountMinor,
            String reason,
            String detail,
            @Nullable Decision decision,
            @Nullable Status status,
            @Nullable String askedBy) {

        boolean isUndecided() {
            return status == null || status == Status.REJECTED;
        }
    }

    public List<Quarantined> list(boolean all) {
        return mapper.list(all);
    }

    /**
     * Asks for a decision; nothing moves before another person approves it.
     *
     * @throws RequestRefused if the transaction is not quarantined, another decision is asked for, or it cannot be settled
     */
    public void ask(String transactionId, Decision wanted, OperatorOptions by) {
        transactions.executeWithoutResult(status -> {
            Quarantined row = lock(transactionId);
            if (!row.isUndecided() && row.decision() != wanted) {
                throw new RequestRefused("%s: %s is %s already".formatted(transactionId, row.decision(), row.status()));
            }
            if (wanted == Decision.RELEASE && !canBeSettled(row.reason())) {
                throw new RequestRefused("%s cannot be settled: %s; void it, and have it taken in again"
                        .formatted(transactionId, row.detail()));
            }
            if (row.isUndecided()) {
                mapper.ask(row.id(), wanted, by.operator(), by.reason());
                audit.write(by, "quarantine " + text(wanted), subject(row), "asked for: " + detail(row));
            }
        });
    }

    /** There is nobody to settle, or no money of it where it says. */
    private static boolean canBeSettled(String reason) {
        return !List.of("UNKNOWN_MERCHANT", "NO_ACCOUNT", "MISBOOKED").contains(reason);
    }

    /**
     * Does what was asked for.
     *
     * @return what it was
     * @throws RequestRefused if nothing waits, or who asked decides
     * @throws LedgerException if an account does not let what was booked be taken back
     */
    public Decision approve(String transactionId, OperatorOptions by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Quarantined row = toDecide(transactionId, Status.APPROVED, by);
            Decision decision = Objects.requireNonNull(row.decision());
            if (row.status() == Status.WAITING) {
                persons.requireLimit(by.operator(), subject(row), row.currency(), row.amountMinor());
                if (decision == Decision.VOID) {
                    takeBack(row, by);
                }
                decide(row, Status.APPROVED, by, windows.openShared().businessDate());
            }
            return decision;
        }));
    }

    private void takeBack(Quarantined row, OperatorOptions by) {
        try {
            ledger.takeBack(
                    DataSourceUtils.getConnection(dataSource), reference(row), row.transactionId(), by.reason());
        } catch (LedgerException e) {
            if (e.reason() != LedgerException.Reason.UNKNOWN_REFERENCE) {
                throw e;
            }
            // nothing was booked for it
        }
    }

    /** @throws RequestRefused if nothing waits, or who asked decides */
    public void reject(String transactionId, OperatorOptions by) {
        transactions.executeWithoutResult(status -> {
            Quarantined row = toDecide(transactionId, Status.REJECTED, by);
            if (row.status() == Status.WAITING) {
                decide(row, Status.REJECTED, by, null);
            }
        });
    }

    private Quarantined toDecide(String transactionId, Status wanted, OperatorOptions by) {
        Quarantined row = lock(transactionId);
        if (row.status() == null) {
            throw new RequestRefused(
                    "nothing is asked for %s; ./run.sh quarantine release or void asks".formatted(transactionId));
        }
        if (row.status() != Status.WAITING && row.status() != wanted) {
            throw new RequestRefused("%s of %s is %s already"
                    .formatted(text(Objects.requireNonNull(row.decision())), transactionId, row.status()));
        }
        String askedBy = Objects.requireNonNull(row.askedBy());
        persons.requireAnother(
                askedBy,
                by.operator(),
                "%s was asked for by %s: another person decides about it".formatted(transactionId, askedBy));
        return row;
    }

    private Quarantined lock(String transactionId) {
        Quarantined row = mapper.lock(transactionId);
        if (row == null) {
            throw new RequestRefused(
                    "%s is not quarantined; ./run.sh quarantine list shows what is".formatted(transactionId));
        }
        return row;
    }

    private void decide(Quarantined row, Status status, OperatorOptions by, @Nullable LocalDate effectiveOn) {
        int changed = mapper.decide(row.id(), status, by.operator(), by.reason(), effectiveOn);
        ChangedMeanwhile.unlessChanged("quarantine of " + row.transactionId(), changed, 1);
        audit.write(
                by,
                "quarantine " + text(Objects.requireNonNull(row.decision())),
                subject(row),
                "%s: %s".formatted(status, detail(row)));
    }

    private static String reference(Quarantined row) {
        return row.transactionId() + "/voided";
    }

    private static String text(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }

    private static String subject(Quarantined row) {
        return "transaction " + row.transactionId();
    }

    private static String detail(Quarantined row) {
        return "%s of %s, %d minor units %s, %s"
                .formatted(row.type(), row.merchantId(), row.amountMinor(), row.currency(), row.reason());
    }
}

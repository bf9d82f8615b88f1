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
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.run.people.SecondPerson;

/**
 * What becomes of quarantined transactions (隔离), settled after all or taken back and never settled, and of quarantined
 * credits, booked after all or never. One person asks, another approves. Each call is a transaction of its own with its
 * line in the audit log; giving one twice does it once.
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

    /**
     * RELEASE: a transaction is settled from the open date on, without a fee; a credit is booked. VOID: what it booked is
     * taken back.
     */
    public enum Decision {
        RELEASE,
        VOID
    }

    public enum Status {
        WAITING,
        APPROVED,
        REJECTED
    }

    /**
     * A transaction or a buffered credit of the night that set it aside, and where the decision about it stands; minor units.
     * A credit has no accounts where there are none, and is of the currency of the one there is.
     */
    public record Quarantined(
            boolean ofCredit,
            long id,
            String reference,
            LocalDate businessDate,
            String type,
            String owner,
            String currency,
            long amountMinor,
            String reason,
            String detail,
            @Nullable Decision decision,
            @Nullable Status status,
            @Nullable String askedBy,
            @Nullable String fromAccount,
            @Nullable String toAccount) {

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
    public void ask(String reference, Decision wanted, OperatorOptions by) {
        transactions.executeWithoutResult(status -> {
            Quarantined row = lock(reference);
            if (!row.isUndecided() && row.decision() != wanted) {
                throw new RequestRefused("%s: %s is %s already".formatted(reference, row.decision(), row.status()));
            }
            if (wanted == Decision.RELEASE && !canBeSettled(row.reason())) {
                throw new RequestRefused("%s cannot be released: %s; void it, and have it taken in again"
                        .formatted(reference, row.detail()));
            }
            if (row.isUndecided()) {
                mapper.ask(row, wanted, by.operator(), by.reason());
                audit.write(by, "quarantine " + text(wanted), subject(row), "asked for: " + detail(row));
            }
        });
    }

    /** There is nobody to settle, or no money of it where it says; no account, or none of that currency. */
    private static boolean canBeSettled(String reason) {
        return !List.of("UNKNOWN_MERCHANT", "NO_ACCOUNT", "MISBOOKED", "WRONG_CURRENCY")
                .contains(reason);
    }

    /**
     * Does what was asked for.
     *
     * @return what it was
     * @throws RequestRefused if nothing waits, or who asked decides
     * @throws LedgerException if an account does not let what was booked be taken back
     */
    public Decision approve(String reference, OperatorOptions by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Quarantined row = toDecide(reference, Status.APPROVED, by);
            Decision decision = Objects.requireNonNull(row.decision());
            if (row.status() == Status.WAITING) {
                // of a credit that is voided nothing moves, and its currency may be nobody's
                if (!row.ofCredit() || decision == Decision.RELEASE) {
                    persons.requireLimit(by.operator(), subject(row), row.currency(), row.amountMinor());
                }
                if (row.ofCredit() && decision == Decision.RELEASE) {
                    book(row);
                } else if (decision == Decision.VOID && !row.ofCredit()) {
                    takeBack(row, by);
                }
                decide(row, Status.APPROVED, by, windows.openShared().businessDate());
            }
            return decision;
        }));
    }

    /** What posting would have booked, as far as the guard of who pays lets it. */
    private void book(Quarantined row) {
        ledger.transfer(
                DataSourceUtils.getConnection(dataSource),
                new Movement(
                        "quarantined/" + row.id(),
                        Objects.requireNonNull(row.fromAccount()),
                        Objects.requireNonNull(row.toAccount()),
                        row.amountMinor(),
                        row.currency()));
    }

    private void takeBack(Quarantined row, OperatorOptions by) {
        try {
            ledger.takeBack(DataSourceUtils.getConnection(dataSource), voiding(row), row.reference(), by.reason());
        } catch (LedgerException e) {
            if (e.reason() != LedgerException.Reason.UNKNOWN_REFERENCE) {
                throw e;
            }
            // nothing was booked for it
        }
    }

    /** @throws RequestRefused if nothing waits, or who asked decides */
    public void reject(String reference, OperatorOptions by) {
        transactions.executeWithoutResult(status -> {
            Quarantined row = toDecide(reference, Status.REJECTED, by);
            if (row.status() == Status.WAITING) {
                decide(row, Status.REJECTED, by, null);
            }
        });
    }

    private Quarantined toDecide(String reference, Status wanted, OperatorOptions by) {
        Quarantined row = lock(reference);
        if (row.status() == null) {
            throw new RequestRefused(
                    "nothing is asked for %s; ./run.sh quarantine release or void asks".formatted(reference));
        }
        if (row.status() != Status.WAITING && row.status() != wanted) {
            throw new RequestRefused("%s of %s is %s already"
                    .formatted(text(Objects.requireNonNull(row.decision())), reference, row.status()));
        }
        String askedBy = Objects.requireNonNull(row.askedBy());
        persons.requireAnother(
                askedBy,
                by.operator(),
                "%s was asked for by %s: another person decides about it".formatted(reference, askedBy));
        return row;
    }

    private Quarantined lock(String reference) {
        Quarantined row = mapper.lockTransaction(reference);
        if (row == null) {
            row = mapper.lockCredit(reference);
        }
        if (row == null) {
            throw new RequestRefused(
                    "%s is not quarantined; ./run.sh quarantine list shows what is".formatted(reference));
        }
        return row;
    }

    private void decide(Quarantined row, Status status, OperatorOptions by, @Nullable LocalDate effectiveOn) {
        int changed = mapper.decide(row, status, by.operator(), by.reason(), effectiveOn);
        ChangedMeanwhile.unlessChanged("quarantine of " + row.reference(), changed, 1);
        audit.write(
                by,
                "quarantine " + text(Objects.requireNonNull(row.decision())),
                subject(row),
                "%s: %s".formatted(status, detail(row)));
    }

    private static String voiding(Quarantined row) {
        return row.reference() + "/voided";
    }

    private static String text(Decision decision) {
        return decision.name().toLowerCase(Locale.ROOT);
    }

    private static String subject(Quarantined row) {
        return (row.ofCredit() ? "credit " : "transaction ") + row.reference();
    }

    private static String detail(Quarantined row) {
        return "%s of %s, %s, %s"
                .formatted(row.type(), row.owner(), Amounts.told(row.amountMinor(), row.currency()), row.reason());
    }
}

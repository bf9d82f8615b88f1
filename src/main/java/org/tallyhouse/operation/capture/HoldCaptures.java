package org.tallyhouse.operation.capture;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.database.ChangedMeanwhile;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.run.people.SecondPerson;

/**
 * Held money that goes to another owner: asked for by one person, moved when another approves. Each call is a
 * transaction of its own with its line in the audit log; giving one twice does it once.
 */
@Component
public class HoldCaptures {
    private final CaptureMapper mapper;
    private final TransactionTemplate transactions;
    private final DataSource dataSource;
    private final AuditLog audit;
    private final OnlineLedger ledger;
    private final SecondPerson persons;

    HoldCaptures(
            CaptureMapper mapper,
            TransactionTemplate transactions,
            DataSource dataSource,
            AuditLog audit,
            Clock clock,
            SecondPerson persons) {
        this.persons = persons;
        this.mapper = mapper;
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.audit = audit;
        this.ledger = new OnlineLedger(clock);
    }

    /** Where a request stands. */
    public enum Status {
        WAITING,
        BOOKED,
        REJECTED
    }

    /** A capture that is asked for; the amount in minor units of the currency. */
    public record CaptureRequest(
            String reference,
            String holdId,
            String account,
            String target,
            String currency,
            long amountMinor,
            Status status,
            String askedBy) {

        boolean asksTheSame(CaptureRequest other) {
            return holdId.equals(other.holdId) && target.equals(other.target) && amountMinor == other.amountMinor;
        }
    }

    /**
     * Asks for a capture.
     *
     * @return where the request stands, also if it was made before
     * @throws RequestRefused if the reference asks for something else
     * @throws WrongUse if there is no such account
     */
    public Status ask(CaptureRequest wanted, OperatorOptions by) {
        return inTransaction(() -> {
            CaptureRequest known = mapper.lock(wanted.reference());
            if (known != null && !known.asksTheSame(wanted)) {
                throw new RequestRefused("reference %s asks for another capture already".formatted(wanted.reference()));
            }
            if (known != null) {
                return known.status();
            }
            AccountKind kind = mapper.kindOf(wanted.target());
            if (kind == null) {
                throw new WrongUse("there is no account " + wanted.target());
            }
            if (!kind.isMovedByCalls()) {
                throw new WrongUse(
                        "account %s is moved by journals of the suite alone; capture to a BALANCE or an ESCROW"
                                .formatted(wanted.target()));
            }
            mapper.insert(wanted, by.reason());
            audit.write(by, "hold capture", subject(wanted), "asked for: " + detail(wanted));
            return wanted.status();
        });
    }

    /**
     * Moves the money of a request.
     *
     * @throws RequestRefused if it was rejected, or is decided about by who asked
     * @throws LedgerException if the hold or an account does not let it
     */
    public void approve(String reference, OperatorOptions by) {
        inTransaction(() -> {
            CaptureRequest request = undecided(reference, Status.BOOKED, by);
            if (request.status() == Status.WAITING) {
                persons.requireLimit(by.operator(), "capture " + reference, request.currency(), request.amountMinor());
                ledger.capture(
                        DataSourceUtils.getConnection(dataSource),
                        request.holdId(),
                        new Movement(
                                reference,
                                request.account(),
                                request.target(),
                                request.amountMinor(),
                                request.currency()));
                decide(request, Status.BOOKED, by);
            }
            return request;
        });
    }

    /**
     * Ends a request; the money stays held.
     *
     * @throws RequestRefused if it was approved, or is decided about by who asked
     */
    public void reject(String reference, OperatorOptions by) {
        inTransaction(() -> {
            CaptureRequest request = undecided(reference, Status.REJECTED, by);
            if (request.status() == Status.WAITING) {
                decide(request, Status.REJECTED, by);
            }
            return request;
        });
    }

    public List<CaptureRequest> waiting() {
        return mapper.waiting();
    }

    private CaptureRequest undecided(String reference, Status wanted, OperatorOptions by) {
        CaptureRequest request = mapper.lock(reference);
        if (request == null) {
            throw new WrongUse(
                    "no capture is asked for under %s; ./run.sh hold waiting lists them".formatted(reference));
        }
        if (request.status() != Status.WAITING && request.status() != wanted) {
            throw new RequestRefused("capture %s is %s already".formatted(reference, request.status()));
        }
        persons.requireAnother(
                request.askedBy(),
                by.operator(),
                "capture %s was asked for by %s: another person decides about it"
                        .formatted(reference, request.askedBy()));
        return request;
    }

    private void decide(CaptureRequest request, Status status, OperatorOptions by) {
        int changed = mapper.decide(request.reference(), status, by.operator(), by.reason());
        ChangedMeanwhile.unlessChanged("capture " + request.reference(), changed, 1);
        audit.write(by, "hold capture", subject(request), "%s: %s".formatted(status, detail(request)));
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private static String subject(CaptureRequest request) {
        return "hold " + request.holdId();
    }

    private static String detail(CaptureRequest request) {
        return "%s to %s, %s"
                .formatted(
                        Amounts.told(request.amountMinor(), request.currency()), request.target(), request.reference());
    }
}

package org.tallyhouse.operation.running;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.payout.FileDeliveries;
import org.tallyhouse.payout.FileDeliveries.Attempt;
import org.tallyhouse.run.audit.AuditLog;

/** Bank files that their banks do not have yet, and what people do about them. */
@Component
public class DayDelivery {
    private static final String ACTION = "payouts deliver";

    private final FileDeliveries deliveries;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    DayDelivery(FileDeliveries deliveries, TransactionTemplate transactions, AuditLog audit) {
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Tries all of them again, each in a commit of its own. */
    public List<Attempt> retry(OperatorOptions by) {
        List<Attempt> attempts = new ArrayList<>();
        Optional<Attempt> last = retryAfter("", by);
        while (last.isPresent()) {
            attempts.add(last.get());
            last = retryAfter(last.get().name(), by);
        }
        return attempts;
    }

    /**
     * Puts files that somebody began to put and never said how that ended: a person has looked and says that their
     * banks do not have them. All of those named are released, or none.
     */
    public List<Attempt> putAgain(List<String> names, OperatorOptions by) {
        transactions.executeWithoutResult(status -> names.forEach(name -> {
            if (!deliveries.release(name)) {
                throw doesNotWait(name);
            }
            audit.write(by, ACTION, subject(name), "put again");
        }));
        return names.stream()
                .map(name -> tried(() -> deliveries.retry(name), by))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Attempt> retryAfter(String name, OperatorOptions by) {
        return tried(() -> deliveries.retryNext(name), by);
    }

    private Optional<Attempt> tried(Supplier<Optional<Attempt>> retry, OperatorOptions by) {
        Optional<Attempt> made = transactions.execute(status -> {
            Optional<Attempt> attempt = retry.get();
            attempt.ifPresent(tried -> audit.write(by, ACTION, subject(tried.name()), tried.failure()));
            return attempt;
        });
        return made == null ? Optional.empty() : made;
    }

    /** Takes it from a person that banks have files; all of those named or none. */
    public void handedOver(List<String> names, OperatorOptions by) {
        transactions.executeWithoutResult(status -> names.forEach(name -> {
            if (!deliveries.handedOver(name)) {
                throw doesNotWait(name);
            }
            audit.write(by, ACTION, subject(name), "by hand");
        }));
    }

    private static WrongUse doesNotWait(String name) {
        return new WrongUse("no file %s waits for its delivery".formatted(name));
    }

    private static String subject(String name) {
        return "bank file " + name;
    }
}

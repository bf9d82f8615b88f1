package org.tallyhouse.operation.command.decision;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.ledger.Account.Status;
import org.tallyhouse.ledger.online.AccountStatusChange;
import org.tallyhouse.ledger.online.AccountStatusChange.Changed;
import org.tallyhouse.ledger.online.AccountStatusChange.Refused;
import org.tallyhouse.ledger.online.AccountStatusChange.Result;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.setup.kind.AuditSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Freezes and unfreezes an account of a merchant. */
@Command(
        name = "account-status",
        mixinStandardHelpOptions = true,
        description = {
            "Says what may move an account of a merchant: OPEN everything, CREDITS_ONLY what comes in,",
            "FROZEN nothing, CLOSED nothing for ever (only an empty account is closed)."
        },
        footer = {
            "",
            "The night settles and pays out nothing of a merchant whose PENDING or BALANCE account is frozen.",
            "Example: ./run.sh account-status M003.CNY.BALANCE FROZEN --operator wang --reason 'court order 17'"
        })
public final class AccountStatusCommand implements Callable<Integer> {
    private static final String ACTION = "account-status";

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "like M003.CNY.BALANCE")
    private String account = "";

    @Parameters(index = "1", paramLabel = "STATUS", description = "${COMPLETION-CANDIDATES}")
    private Status status = Status.OPEN;

    @Mixin
    private final OperatorOptions by = new OperatorOptions();

    public AccountStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenedHome world = terminal.open()) {
            Result result =
                    Objects.requireNonNull(world.get(TransactionTemplate.class).execute(transaction -> change(world)));
            if (result instanceof Refused refused) {
                throw new WrongUse(refused.reason());
            }
            terminal.out()
                    .println(
                            result instanceof Changed changed
                                    ? "%s is %s now, it was %s".formatted(account, status, changed.from())
                                    : "%s is %s already".formatted(account, status));
            return 0;
        }
    }

    /** The change and its line in the audit log, both or neither. */
    private Result change(OpenedHome world) {
        Result result = world.get(AccountStatusChange.class).change(account, status);
        if (result instanceof Changed changed) {
            world.get(AuditLog.class)
                    .write(
                            by,
                            ACTION,
                            AuditSubject.account(account),
                            "status %s -> %s".formatted(changed.from(), status));
        }
        return result;
    }
}

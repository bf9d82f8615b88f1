package org.tallyhouse.operation.command.decision;

import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.settlement.invoice.Invoices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Invoices of merchants that are settled gross, and their payment. */
@Command(
        name = "invoice",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Invoices (账单) of merchants that are settled gross.",
        footer = {
            "",
            "A month's invoices are made by the night of its last business date.",
            "Example: ./run.sh invoice paid I-202602-M004-CNY --bank lotus --reference 'INV 02/26' --operator wang"
                    + " --reason 'mail of 03-05'"
        })
public final class InvoiceCommand {
    private final Terminal terminal;

    public InvoiceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what is not paid.")
    int list(@Option(names = "--all", description = "what is paid too") boolean all) {
        try (OpenedHome world = terminal.open()) {
            world.get(Invoices.class)
                    .list(all)
                    .forEach(invoice -> terminal.out()
                            .println("%s  %s  %s  %s %s%s"
                                    .formatted(
                                            invoice.invoiceId(),
                                            invoice.merchantId(),
                                            invoice.month(),
                                            invoice.amount(),
                                            invoice.currency(),
                                            invoice.paidOn() == null ? "" : "  paid " + invoice.paidOn())));
            return 0;
        }
    }

    @Command(
            name = "paid",
            mixinStandardHelpOptions = true,
            description = "Books that a line of a bank statement paid an invoice, all of it.")
    int paid(
            @Parameters(paramLabel = "ID", description = "the invoice") String id,
            @Option(names = "--bank", required = true, paramLabel = "B", description = "whose statement has the line")
                    String bank,
            @Option(names = "--reference", required = true, paramLabel = "R", description = "what the line carries")
                    String reference,
            @Mixin OperatorOptions by) {
        by.operator();
        try (OpenedHome world = terminal.open()) {
            boolean isNew = Objects.requireNonNull(
                    world.get(TransactionTemplate.class).execute(transaction -> pay(world, id, bank, reference, by)));
            terminal.out().println("%s is %s".formatted(id, isNew ? "paid" : "paid already"));
            return 0;
        }
    }

    /** The payment and its line in the audit log, both or neither. */
    private static boolean pay(OpenedHome world, String id, String bank, String reference, OperatorOptions by) {
        try {
            boolean isNew = world.get(Invoices.class).pay(id, bank, reference, by.reason());
            if (isNew) {
                world.get(AuditLog.class)
                        .write(by, "invoice paid", "invoice " + id, "%s line %s".formatted(bank, reference));
            }
            return isNew;
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}

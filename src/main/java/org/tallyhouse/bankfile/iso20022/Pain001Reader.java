package org.tallyhouse.bankfile.iso20022;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a customer credit transfer initiation (pain.001) and holds count and sum of each payment and of
 * the whole message against its transactions.
 */
public final class Pain001Reader {
    private static final Set<String> VERSIONS = Set.of("pain.001.001.03", "pain.001.001.08", "pain.001.001.09");

    /** One transaction as it stands in the message; the amount in major units, as written. */
    public record Transaction(
            String instructionId,
            String endToEndId,
            String amount,
            String currency,
            String name,
            String accountNumber,
            String reference,
            String place) {}

    /** What the message holds; counts and sums are those of its transactions. */
    public record Summary(String messageId, int payments, long transactions, BigDecimal sum) {}

    /**
     * Hands over every transaction, and tells what there was.
     *
     * @throws org.tallyhouse.layout.FileRefused if a count or sum is not that of the transactions, naming both
     */
    public Summary read(Path file, Consumer<Transaction> each) {
        try (XmlMessage message = XmlMessage.open(file, VERSIONS)) {
            return new Reading(message, each).read();
        }
    }

    private static final class Reading {
        private final XmlMessage message;
        private final Consumer<Transaction> each;
        private final XmlControls all;
        private @Nullable XmlNode header;
        private int payments;

        Reading(XmlMessage message, Consumer<Transaction> each) {
            this.message = message;
            this.each = each;
            this.all = new XmlControls(message);
        }

        Summary read() {
            while (message.nextChild()) {
                switch (message.name()) {
                    case "GrpHdr" -> header = message.readWhole();
                    case "PmtInf" -> payment();
                    default -> message.skip();
                }
            }
            message.finish();
            XmlNode stated = header;
            if (stated == null) {
                throw message.refused("the message has no GrpHdr");
            }
            if (stated.text("NbOfTxs").isEmpty()) {
                throw message.refusedAt(stated.place(), "GrpHdr states no NbOfTxs");
            }
            all.require(stated.text("NbOfTxs"), stated.text("CtrlSum"), "GrpHdr", stated.place());
            return new Summary(stated.text("MsgId"), payments, all.count(), all.sum());
        }

        private void payment() {
            payments++;
            String place = message.place();
            XmlControls controls = new XmlControls(message);
            String id = "";
            String count = "";
            String sum = "";
            while (message.nextChild()) {
                switch (message.name()) {
                    case "PmtInfId" -> id = message.readWhole().text();
                    case "NbOfTxs" -> count = message.readWhole().text();
                    case "CtrlSum" -> sum = message.readWhole().text();
                    case "CdtTrfTxInf" -> transaction(controls);
                    default -> message.skip();
                }
            }
            controls.require(count, sum, "PmtInf " + id, place);
        }

        private void transaction(XmlControls controls) {
            XmlNode node = message.readWhole();
            XmlNode amount = node.find("Amt", "InstdAmt");
            amount = amount == null ? node.find("Amt", "EqvtAmt", "Amt") : amount;
            if (amount == null) {
                throw message.refusedAt(node.place(), "a transaction has no amount");
            }
            BigDecimal major = XmlControls.decimal(message, amount.text(), "amount", node.place());
            controls.add(major);
            all.add(major);
            each.accept(new Transaction(
                    node.text("PmtId", "InstrId"),
                    node.text("PmtId", "EndToEndId"),
                    amount.text(),
                    amount.currency(),
                    node.text("Cdtr", "Nm"),
                    account(node),
                    node.text("RmtInf", "Ustrd"),
                    node.place()));
        }

        private static String account(XmlNode node) {
            String iban = node.text("CdtrAcct", "Id", "IBAN");
            return iban.isEmpty() ? node.text("CdtrAcct", "Id", "Othr", "Id") : iban;
        }
    }
}

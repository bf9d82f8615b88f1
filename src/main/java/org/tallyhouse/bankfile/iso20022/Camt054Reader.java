package org.tallyhouse.bankfile.iso20022;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.PayoutResult;
import org.tallyhouse.bankfile.PayoutResult.Scope;
import org.tallyhouse.bankfile.PayoutResult.Status;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.ResultHandler;
import org.tallyhouse.bankfile.ResultReader;

/**
 * Reads a debit credit notification (ISO 20022 camt.054). A booked debit is a payment, a credit that is
 * a return or reversal is one sent back. An entry with details stands for them, so either the entry
 * or its details are handed over, never both.
 */
public final class Camt054Reader implements ResultReader {
    static final Set<String> VERSIONS = Set.of("camt.054.001.02", "camt.054.001.04", "camt.054.001.08");

    @Override
    public void read(Path file, ResultHandler handler) {
        scan(file, ResultHandler.NOBODY);
        scan(file, handler);
    }

    private static void scan(Path file, ResultHandler handler) {
        try (XmlMessage message = XmlMessage.open(file, VERSIONS)) {
            while (message.nextChild()) {
                if (message.name().equals("Ntfctn")) {
                    notification(message, handler);
                } else {
                    message.skip();
                }
            }
            message.finish();
        }
    }

    private static void notification(XmlMessage message, ResultHandler handler) {
        XmlControls controls = new XmlControls(message);
        XmlNode summary = null;
        while (message.nextChild()) {
            switch (message.name()) {
                case "TxsSummry" -> summary = message.readWhole();
                case "Ntry" -> controls.add(new Entry(message, handler).read());
                default -> message.skip();
            }
        }
        if (summary != null) {
            controls.require(
                    summary.text("TtlNtries", "NbOfNtries"),
                    summary.text("TtlNtries", "Sum"),
                    "TxsSummry",
                    summary.place());
        }
    }

    /** One entry of the account; what is said of all its details stands before them. */
    private static final class Entry {
        private final XmlMessage message;
        private final ResultHandler handler;
        private final XmlNode head;
        private long details;

        Entry(XmlMessage message, ResultHandler handler) {
            this.message = message;
            this.handler = handler;
            this.head = new XmlNode("Ntry", message.line());
        }

        /** Returns the entry's amount in major units. */
        BigDecimal read() {
            boolean batches = false;
            while (message.nextChild()) {
                if (message.name().equals("NtryDtls")) {
                    batches |= details();
                } else {
                    head.add(message.readWhole());
                }
            }
            if (details == 0 && !batches) {
                handler.notOurs(head.place());
            }
            return XmlControls.decimal(message, head.text("Amt"), "entry amount", head.place());
        }

        /** Tells whether a batch without details was handed over. */
        private boolean details() {
            BatchControls controls = new BatchControls(message);
            while (message.nextChild()) {
                if (message.name().equals("TxDtls")) {
                    XmlNode detail = message.readWhole();
                    XmlNode amount = CamtDetail.amount(detail);
                    controls.add(
                            amount == null
                                    ? null
                                    : XmlControls.decimal(message, amount.text(), "amount", amount.place()));
                    detail(detail);
                } else if (message.name().equals("Btch")) {
                    controls.state(message.readWhole());
                } else {
                    message.skip();
                }
            }
            controls.require();
            details += controls.count();
            XmlNode bare = controls.bare();
            return bare != null && batch(bare);
        }

        private boolean batch(XmlNode batch) {
            String id = batch.text("PmtInfId");
            XmlNode amount = batch.find("TtlAmt");
            Status status = status(isReturn(head));
            if (id.isEmpty() || status == null) {
                return false;
            }
            result(Scope.BATCH, id, "", status, amount == null ? head.find("Amt") : amount, batch);
            return true;
        }

        private void detail(XmlNode detail) {
            String direction = detail.text("CdtDbtInd");
            if (!direction.isEmpty() && !direction.equals(head.text("CdtDbtInd"))) {
                handler.fault(new ResultFault(
                        detail.place(), "CdtDbtInd", direction, "is not that of its entry, " + head.text("CdtDbtInd")));
                return;
            }
            boolean isReturn = isReturn(head) || isReturn(detail);
            Status status = status(isReturn);
            String endToEndId = CamtDetail.id(detail, "EndToEndId");
            String instructionId = CamtDetail.id(detail, "InstrId");
            String id = instructionId.isEmpty() ? endToEndId : instructionId;
            if (status == null || id.isEmpty() && !isReturn) {
                handler.notOurs(detail.place());
            } else if (id.isEmpty()) {
                handler.fault(
                        new ResultFault(detail.place(), "EndToEndId", "", "is missing: which payment came back?"));
            } else {
                result(Scope.INSTRUCTION, id, endToEndId, status, CamtDetail.amount(detail), detail);
            }
        }

        private void result(
                Scope scope, String id, String reference, Status status, @Nullable XmlNode amount, XmlNode node) {
            XmlNode reason = node.find("RtrInf", "Rsn");
            XmlNode returned = node.find("RtrInf");
            XmlAmount.read(amount, handler)
                    .ifPresent(read -> handler.result(new PayoutResult(
                            scope,
                            id,
                            reference,
                            status,
                            read.minor(),
                            read.currency(),
                            reason == null ? "" : reason.code(),
                            returned == null ? "" : words(returned),
                            node.place())));
        }

        private static String words(XmlNode returned) {
            return returned.all("AddtlInf").stream().map(XmlNode::text).collect(Collectors.joining(" "));
        }

        /** Null for money that comes in, and for a return of such money. */
        private @Nullable Status status(boolean isReturn) {
            boolean debit = head.text("CdtDbtInd").equals("DBIT");
            if (debit == isReturn) {
                return null;
            }
            if (!CamtDetail.isBooked(head)) {
                return Status.PENDING;
            }
            return debit ? Status.PAID : Status.RETURNED;
        }

        /** RRTN is a returned payment (ISO 20022 bank transaction codes). */
        private static boolean isReturn(XmlNode node) {
            return node.find("RtrInf") != null
                    || node.text("RvslInd").equals("true")
                    || node.text("RvslInd").equals("1")
                    || node.text("BkTxCd", "Domn", "Fmly", "SubFmlyCd").equals("RRTN");
        }
    }
}

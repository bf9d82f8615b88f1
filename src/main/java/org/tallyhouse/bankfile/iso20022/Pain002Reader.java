package org.tallyhouse.bankfile.iso20022;

import java.nio.file.Path;
import java.util.List;
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
 * Reads a customer payment status report (ISO 20022 pain.002). It may speak of the file (GrpSts), of the
 * payment block (PmtInfSts) and of single transactions (TxSts); what it leaves out it says nothing of.
 * Its counts are those of the original message, so there is nothing in it to hold them against.
 */
public final class Pain002Reader implements ResultReader {
    private static final Set<String> VERSIONS = Set.of("pain.002.001.03", "pain.002.001.10", "pain.002.001.12");

    @Override
    public void read(Path file, ResultHandler handler) {
        scan(file, ResultHandler.NOBODY);
        scan(file, handler);
    }

    private static void scan(Path file, ResultHandler handler) {
        try (XmlMessage message = XmlMessage.open(file, VERSIONS)) {
            boolean named = false;
            while (message.nextChild()) {
                switch (message.name()) {
                    case "OrgnlGrpInfAndSts" -> named |= group(message.readWhole(), handler);
                    case "OrgnlPmtInfAndSts" -> new Payment(message, handler).read();
                    default -> message.skip();
                }
            }
            if (!named) {
                throw message.refused("no OrgnlMsgId tells which file the report is about");
            }
            message.finish();
        }
    }

    private static boolean group(XmlNode group, ResultHandler handler) {
        String messageId = group.text("OrgnlMsgId");
        status(Scope.FILE, messageId, "", "GrpSts", group, handler);
        return !messageId.isEmpty();
    }

    /** One payment block: what is said of it stands before its transactions. */
    private static final class Payment {
        private final XmlMessage message;
        private final ResultHandler handler;
        private @Nullable XmlNode head;

        Payment(XmlMessage message, ResultHandler handler) {
            this.message = message;
            this.handler = handler;
        }

        void read() {
            head = new XmlNode(message.name(), message.line());
            while (message.nextChild()) {
                if (message.name().equals("TxInfAndSts")) {
                    handOverHead();
                    transaction(message.readWhole(), handler);
                } else if (head != null) {
                    head.add(message.readWhole());
                } else {
                    message.skip();
                }
            }
            handOverHead();
        }

        private void handOverHead() {
            if (head != null) {
                status(Scope.BATCH, head.text("OrgnlPmtInfId"), "", "PmtInfSts", head, handler);
                head = null;
            }
        }
    }

    private static void transaction(XmlNode node, ResultHandler handler) {
        String endToEndId = node.text("OrgnlEndToEndId");
        String instructionId = node.text("OrgnlInstrId");
        String id = instructionId.isEmpty() ? endToEndId : instructionId;
        status(Scope.INSTRUCTION, id, endToEndId, "TxSts", node, handler);
    }

    private static void status(
            Scope scope, String id, String reference, String field, XmlNode node, ResultHandler handler) {
        String code = node.text(field);
        boolean whole = scope != Scope.INSTRUCTION;
        if (whole && (code.isEmpty() || StatusCode.isPartial(code))) {
            return;
        }
        Status status = StatusCode.find(code);
        if (status == null) {
            handler.fault(new ResultFault(node.place(), field, code, "is no status code that is known here"));
        } else if (id.isEmpty()) {
            handler.fault(new ResultFault(node.place(), field, code, "is the status of something that is not named"));
        } else {
            XmlAmount.read(node.find("OrgnlTxRef", "Amt", "InstdAmt"), handler)
                    .ifPresent(amount -> handler.result(new PayoutResult(
                            scope,
                            id,
                            reference,
                            status,
                            amount.minor(),
                            amount.currency(),
                            reasonCode(node),
                            reason(node),
                            node.place())));
        }
    }

    private static String reasonCode(XmlNode node) {
        XmlNode reason = node.find("StsRsnInf", "Rsn");
        return reason == null ? "" : reason.code();
    }

    private static String reason(XmlNode node) {
        List<XmlNode> reasons = node.all("StsRsnInf");
        return reasons.stream()
                .flatMap(reason -> reason.all("AddtlInf").stream())
                .map(XmlNode::text)
                .collect(Collectors.joining(" "));
    }
}

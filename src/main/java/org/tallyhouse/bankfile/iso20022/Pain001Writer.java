package org.tallyhouse.bankfile.iso20022;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.bankfile.CreditTransferFile;
import org.tallyhouse.money.Amounts;

/** Writes the elements of one pain.001 message in the order of its schema; its values are checked already. */
final class Pain001Writer {
    /** A bank named as the clearing system's code and the member's id in it, as {@code CNAPS:102100099996}. */
    private static final Pattern CLEARING_MEMBER = Pattern.compile("([A-Z]{5}):([A-Za-z0-9]{1,29})");

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final Pain001Version version;
    private final CreditTransferFile file;
    private final XMLStreamWriter xml;

    Pain001Writer(Pain001Version version, CreditTransferFile file, OutputStream out) throws XMLStreamException {
        this.version = version;
        this.file = file;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
    }

    void open() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("Document");
        xml.writeDefaultNamespace(version.namespace());
        start("CstmrCdtTrfInitn");
        groupHeader();
        start("PmtInf");
        paymentHeader();
    }

    private void groupHeader() throws XMLStreamException {
        start("GrpHdr");
        element("MsgId", file.fileId());
        element("CreDtTm", DateTimeFormatter.ISO_INSTANT.format(file.createdAt().truncatedTo(ChronoUnit.SECONDS)));
        controls();
        start("InitgPty");
        element("Nm", file.debtor().name());
        end(2);
    }

    private void controls() throws XMLStreamException {
        element("NbOfTxs", Integer.toString(file.itemCount()));
        element("CtrlSum", Amounts.format(file.totalMinor(), file.currency()));
    }

    private void paymentHeader() throws XMLStreamException {
        element("PmtInfId", file.fileId());
        element("PmtMtd", "TRF");
        controls();
        executionDate();
        start("Dbtr");
        element("Nm", file.debtor().name());
        end(1);
        account("DbtrAcct", file.debtor().accountNumber());
        debtorAgent();
    }

    private void executionDate() throws XMLStreamException {
        start("ReqdExctnDt");
        if (version == Pain001Version.V03) {
            xml.writeCharacters(file.executionDate().toString());
        } else {
            element("Dt", file.executionDate().toString());
        }
        end(1);
    }

    /** The schemas ask for the debtor's agent; NOTPROVIDED is what the SEPA guidelines write for "none". */
    private void debtorAgent() throws XMLStreamException {
        String bankCode = file.debtor().bankCode();
        agent("DbtrAgt", bankCode.isEmpty() ? "NOTPROVIDED" : bankCode);
    }

    void transfer(CreditTransfer transfer) {
        try {
            write(transfer);
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(
                    "file %s, instruction %s cannot be written: %s"
                            .formatted(file.fileId(), transfer.instructionId(), e.getMessage()),
                    e));
        }
    }

    private void write(CreditTransfer transfer) throws XMLStreamException {
        start("CdtTrfTxInf");
        start("PmtId");
        element("InstrId", transfer.instructionId());
        element("EndToEndId", transfer.instructionId());
        end(1);
        if (transfer.urgent()) {
            urgent();
        }
        amount(transfer.amountMinor());
        if (!transfer.bankCode().isEmpty()) {
            agent("CdtrAgt", transfer.bankCode());
        }
        start("Cdtr");
        element("Nm", transfer.name());
        end(1);
        account("CdtrAcct", transfer.accountNumber());
        if (!transfer.reference().isEmpty()) {
            start("RmtInf");
            element("Ustrd", transfer.reference());
            end(1);
        }
        end(1);
    }

    /** URGP: urgent payment (ISO 20022 external service level codes). */
    private void urgent() throws XMLStreamException {
        start("PmtTpInf");
        element("InstrPrty", "HIGH");
        start("SvcLvl");
        element("Cd", "URGP");
        end(2);
    }

    private void amount(long minor) throws XMLStreamException {
        start("Amt");
        start("InstdAmt");
        xml.writeAttribute("Ccy", file.currency());
        xml.writeCharacters(Amounts.format(minor, file.currency()));
        end(2);
    }

    private void account(String name, String number) throws XMLStreamException {
        start(name);
        start("Id");
        if (Iban.looksLikeOne(number)) {
            element("IBAN", number);
        } else {
            other(number);
        }
        end(2);
    }

    private void agent(String name, String bankCode) throws XMLStreamException {
        start(name);
        start("FinInstnId");
        var clearing = CLEARING_MEMBER.matcher(bankCode);
        if (version.isBic(bankCode)) {
            element(version.bicElement(), bankCode);
        } else if (clearing.matches()) {
            clearingMember(clearing.group(1), clearing.group(2));
        } else if (DIGITS.matcher(bankCode).matches()) {
            clearingMember("", bankCode);
        } else {
            other(bankCode);
        }
        end(2);
    }

    private void clearingMember(String system, String member) throws XMLStreamException {
        start("ClrSysMmbId");
        if (!system.isEmpty()) {
            start("ClrSysId");
            element("Cd", system);
            end(1);
        }
        element("MmbId", member);
        end(1);
    }

    private void other(String id) throws XMLStreamException {
        start("Othr");
        element("Id", id);
        end(1);
    }

    void finish() throws XMLStreamException {
        end(3);
        xml.writeEndDocument();
        xml.writeCharacters("\n");
        xml.flush();
    }

    private void start(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void end(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }
}

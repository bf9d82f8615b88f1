package org.tallyhouse.bankfile.iso20022;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where camt messages keep what is said of one transaction. */
final class CamtDetail {
    private CamtDetail() {}

    /** What moved; version 02 has it among the details only. */
    static @Nullable XmlNode amount(XmlNode detail) {
        XmlNode amount = detail.find("Amt");
        amount = amount == null ? detail.find("AmtDtls", "TxAmt", "Amt") : amount;
        return amount == null ? detail.find("AmtDtls", "InstdAmt", "Amt") : amount;
    }

    /** An id, without what banks write where the schema asks for one and there is none. */
    static String id(XmlNode detail, String name) {
        String id = detail.text("Refs", name);
        return id.equals("NOTPROVIDED") ? "" : id;
    }

    /** Up to version 02 the status is a text, later a code or a text of the bank's own. */
    static boolean isBooked(XmlNode entry) {
        return entry.text("Sts").equals("BOOK") || entry.text("Sts", "Cd").equals("BOOK");
    }

    /** What the payer tells the payee, free and structured. */
    static String remittance(XmlNode detail) {
        XmlNode told = detail.find("RmtInf");
        if (told == null) {
            return "";
        }
        return Stream.concat(
                        told.all("Ustrd").stream().map(XmlNode::text),
                        told.all("Strd").stream().map(part -> part.text("CdtrRefInf", "Ref")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}

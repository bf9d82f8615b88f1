package org.tallyhouse.bankfile.iso20022;

import java.util.regex.Pattern;

/** The two versions of pain.001 that banks ask for, and where they differ in what we write. */
public enum Pain001Version {
    V03("pain.001.001.03", "BIC", "[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?"),
    V09("pain.001.001.09", "BICFI", "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    private final String message;
    private final String bicElement;
    private final Pattern bic;

    Pain001Version(String message, String bicElement, String bic) {
        this.message = message;
        this.bicElement = bicElement;
        this.bic = Pattern.compile(bic);
    }

    String namespace() {
        return "urn:iso:std:iso:20022:tech:xsd:" + message;
    }

    String bicElement() {
        return bicElement;
    }

    boolean isBic(String bankCode) {
        return bic.matcher(bankCode).matches();
    }
}

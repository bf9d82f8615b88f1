package org.tallyhouse.setup.kind;

import java.time.LocalDate;

/** What a line of the audit log is about; who looks for the lines of a thing asks here for its name. */
public final class AuditSubject {
    private AuditSubject() {}

    public static String merchant(String merchantId) {
        return "merchant " + merchantId;
    }

    /** The main accounts of a merchant in a currency. */
    public static String accounts(String merchantId, String currency) {
        return "accounts of " + merchantId + " in " + currency;
    }

    public static String account(String code) {
        return "account " + code;
    }

    public static String alias(String alias, LocalDate effectiveFrom) {
        return "alias " + alias + " from " + effectiveFrom;
    }

    public static String bankAccount(
            String merchantId, String currency, String accountNumber, LocalDate effectiveFrom) {
        return "bank account %s %s %s %s".formatted(merchantId, currency, accountNumber, effectiveFrom);
    }
}

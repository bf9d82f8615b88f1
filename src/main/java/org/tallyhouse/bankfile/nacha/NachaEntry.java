package org.tallyhouse.bankfile.nacha;

import java.util.List;

/** One entry of a NACHA file with its addenda records; the amount is in cents, fields are trimmed. */
record NachaEntry(
        String entryClass,
        String transactionCode,
        String routing,
        String account,
        long amountCents,
        String individualId,
        String name,
        String traceNumber,
        List<NachaRecord> addenda,
        NachaRecord record) {

    /** Codes that end in 1 to 4 are credits, in 5 to 9 debits, whatever the kind of account. */
    boolean isCredit() {
        return isCredit(transactionCode);
    }

    static boolean isCredit(String transactionCode) {
        return transactionCode.charAt(1) <= '4';
    }
}

package org.tallyhouse.ledger;

/** Ids of transactions that the suite gives itself; one from outside under such an id would stop a night. */
public final class OwnIds {
    /** Of an agent's share, which clearing books. */
    public static final String AGENT_SHARE = "AGENT-";

    private OwnIds() {}

    public static boolean isOwn(String transactionId) {
        return transactionId.startsWith(AGENT_SHARE);
    }
}

package org.tallyhouse.bankfile.nacha;

/** The controls of a batch or a file: entries with their addenda, entry hash, debits and credits in cents. */
final class NachaTotals {
    private static final long HASH_MODULUS = 10_000_000_000L;

    private long records;
    private long hash;
    private long debit;
    private long credit;

    /** The hash adds the first eight digits of each receiving bank's routing number; its upper digits are lost. */
    void entry(String routing, boolean isCredit, long cents) {
        records++;
        hash = (hash + Long.parseLong(routing.substring(0, 8))) % HASH_MODULUS;
        credit = isCredit ? Math.addExact(credit, cents) : credit;
        debit = isCredit ? debit : Math.addExact(debit, cents);
    }

    void addenda() {
        records++;
    }

    void add(NachaTotals batch) {
        records += batch.records;
        hash = (hash + batch.hash) % HASH_MODULUS;
        debit = Math.addExact(debit, batch.debit);
        credit = Math.addExact(credit, batch.credit);
    }

    long records() {
        return records;
    }

    long hash() {
        return hash;
    }

    long debit() {
        return debit;
    }

    long credit() {
        return credit;
    }
}

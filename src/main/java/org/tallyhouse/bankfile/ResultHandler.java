package org.tallyhouse.bankfile;

/** Takes in what a results file holds, in the file's order. */
public interface ResultHandler {

    /** Takes in nothing: for a first reading that only looks whether the file is whole. */
    ResultHandler NOBODY = new ResultHandler() {
        @Override
        public void result(PayoutResult result) {}

        @Override
        public void fault(ResultFault fault) {}
    };

    void result(PayoutResult result);

    /** A person must look at it; the rest of the file goes on. */
    void fault(ResultFault fault);

    /** Entries that are nobody's payout: money that comes in, charges of the bank. */
    default void notOurs(String place) {}
}

package org.tallyhouse.run;

/** What an operator should read while a run goes on. */
@FunctionalInterface
public interface OperatorNotices {
    void tell(String line);
}

package org.tallyhouse.run;

/** What an operator should read while a run goes on. */
@FunctionalInterface
public interface Notices {
    void tell(String line);
}

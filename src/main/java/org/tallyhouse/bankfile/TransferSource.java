package org.tallyhouse.bankfile;

import java.util.function.Consumer;

/** Hands over a file's transfers one by one, in an order that is the same every time. */
@FunctionalInterface
public interface TransferSource {
    void forEach(Consumer<CreditTransfer> each);
}

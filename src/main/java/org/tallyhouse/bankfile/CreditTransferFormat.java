package org.tallyhouse.bankfile;

import java.io.IOException;
import java.io.OutputStream;

/** A format of files of credit transfers. The same input gives the same bytes. */
public interface CreditTransferFormat {

    /** The end of a file's name, without the dot. */
    String extension();

    /**
     * What the format asks of one transfer, so that one which cannot be written is found before its
     * file is made.
     *
     * @throws TransferRefused naming the instruction, the field and its value
     */
    void check(CreditTransferFile file, CreditTransfer transfer);

    /**
     * Writes the file and flushes it, but does not close it.
     *
     * @throws TransferRefused as {@link #check}
     * @throws IllegalArgumentException if what holds for the whole file cannot be written
     * @throws IllegalStateException if count or total of the transfers are not those the file states
     */
    void write(CreditTransferFile file, TransferSource source, OutputStream out) throws IOException;
}

package org.tallyhouse.malformed;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.tallyhouse.bankfile.PayoutResult;
import org.tallyhouse.bankfile.ResultFault;
import org.tallyhouse.bankfile.ResultHandler;
import org.tallyhouse.bankfile.StatementBalance;
import org.tallyhouse.bankfile.StatementEntry;
import org.tallyhouse.bankfile.StatementHandler;
import org.tallyhouse.bankfile.StatementHead;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/** Counts what a reader hands over that looks at the whole file first: nothing, if it refuses the file. */
final class HandedOver {
    private final Path file;
    private final Consumer<Failure> setAside;
    private int count;

    HandedOver(Path file, Consumer<Failure> setAside) {
        this.file = file;
        this.setAside = setAside;
    }

    void nothingIfRefused(Runnable read) {
        try {
            read.run();
        } catch (FileRefused e) {
            if (count > 0) {
                throw new AssertionError("%d parts were handed over of a file that is refused".formatted(count), e);
            }
            throw e;
        }
    }

    StatementHandler statements() {
        return new StatementHandler() {
            @Override
            public void open(StatementHead head, StatementBalance opening) {
                count++;
            }

            @Override
            public void entry(StatementEntry entry) {
                count++;
            }

            @Override
            public void close(long line, StatementBalance closing, boolean interim) {
                count++;
            }

            @Override
            public void setAside(StatementHead head, String reason) {
                setAside.accept(Failure.told(FileFault.CONTROL_DIFFERS, reason).in(file, head.line()));
            }
        };
    }

    ResultHandler results() {
        return new ResultHandler() {
            @Override
            public void result(PayoutResult result) {
                count++;
            }

            @Override
            public void fault(ResultFault fault) {
                long line = Long.parseLong(fault.place().replace("line ", ""));
                setAside.accept(FileFault.badValue(fault.field(), fault.value(), fault.reason())
                        .in(file, line));
            }
        };
    }
}

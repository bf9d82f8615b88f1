package org.tallyhouse.layout.declared.line;

import org.tallyhouse.layout.FileRow;

/** Takes what is read from a file, in its order. */
public interface LayoutHandler {

    /** A sound detail. */
    void row(FileRow row);

    /** What is wrong in a line; the line's other fields are not handed over. */
    void fault(LayoutFault fault);

    /** A header or footer. */
    default void frame(LayoutLine.Frame frame) {}
}

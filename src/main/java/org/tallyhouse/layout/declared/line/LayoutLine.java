package org.tallyhouse.layout.declared.line;

import java.util.List;
import java.util.Map;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.layout.declared.RecordRole;

/** What a line of a file turned out to be; the record is the layout's name for its kind. */
public sealed interface LayoutLine {
    long line();

    String record();

    /** A sound detail, its values by field. */
    record Detail(String record, FileRow row) implements LayoutLine {
        @Override
        public long line() {
            return row.line();
        }
    }

    /** A sound header or footer. */
    record Frame(String record, RecordRole role, long line, Map<String, String> values) implements LayoutLine {}

    /** A detail, or a line of no known kind (its record is empty), with everything that is wrong in it. */
    record Faulty(String record, long line, List<LayoutFault> faults) implements LayoutLine {}
}

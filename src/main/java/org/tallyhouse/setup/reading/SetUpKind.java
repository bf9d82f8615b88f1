package org.tallyhouse.setup.reading;

import java.util.List;
import org.tallyhouse.database.BulkTable;

/** A kind of thing that set-up loads: what identifies it, and how it may change once it is stored. */
public interface SetUpKind<T> {

    /** As the summary calls it: {@code bank accounts}. */
    String name();

    /** What its file says of it. */
    KindFields<T> fields();

    /** The values of the fields that identify it, as text. */
    default List<String> key(T thing) {
        return fields().key(thing);
    }

    /** As the audit log calls it: {@code merchant M001}. */
    String subject(T thing);

    /** What is compared with what is stored; the key is not part of it. */
    default List<KindAttribute<T>> attributes() {
        return fields().attributes();
    }

    /** Where it is stored. */
    default BulkTable<T> table() {
        return fields().table();
    }

    /** Whether a new one gets a line in the audit log: money is routed by it. Others are their own record. */
    default boolean isAuditedWhenNew() {
        return false;
    }

    default List<StoredDifference> differences(T stored, T read) {
        return attributes().stream()
                .flatMap(attribute -> attribute.compare(stored, read).stream())
                .toList();
    }

    /** What will be stored where both are there. */
    default T merged(T stored, T read) {
        return read;
    }
}

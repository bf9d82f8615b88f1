package org.tallyhouse.setup.reading;

import java.util.List;

/** A kind of thing that set-up loads: what identifies it, and how it may change once it is stored. */
public interface SetUpKind<T> {

    /** As the summary calls it: {@code bank accounts}. */
    String name();

    /** The values of the fields that identify it, as text. */
    List<String> key(T thing);

    /** As the audit log calls it: {@code merchant M001}. */
    String subject(T thing);

    /** What is compared with what is stored; the key is not part of it. */
    List<KindAttribute<T>> attributes();

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

package org.tallyhouse.run;

import java.util.List;

/** A stage that ended without being done; the cause is what stopped it. */
final class StageFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String stage;

    StageFailed(String stage, List<Throwable> failures) {
        super(stage + " failed", failures.isEmpty() ? null : failures.get(0));
        this.stage = stage;
    }

    String stage() {
        return stage;
    }
}

package org.tallyhouse.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;
import org.tallyhouse.layout.FileFacts;

/** A file that could not be delivered; its failure says which, where, why and what to do. */
public final class DropFailed extends RuntimeException implements WithFailures {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    DropFailed(Failure failure) {
        this(failure, null);
    }

    DropFailed(Failure failure, @Nullable Throwable cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    static DropFailed otherBytes(String place, FileFacts here, String sha256There) {
        return new DropFailed(DropFault.OTHER_BYTES
                .says(
                        "{file} is there with other bytes: SHA-256 {actual} there, {expected} here ({cause}); nothing was put")
                .in(place)
                .figures(here.sha256(), sha256There)
                .because(here.path().toString()));
    }

    @Override
    public List<Failure> failures() {
        return List.of(failure);
    }
}

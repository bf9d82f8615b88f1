package org.tallyhouse.layout;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;

/** A file that is refused as a whole; its failures say which, where and why. */
public final class FileRefused extends RuntimeException implements WithFailures {
    private static final long serialVersionUID = 1L;

    private final transient Failure whole;
    private final transient List<Failure> failures;

    public FileRefused(Failure failure) {
        this(failure, (Throwable) null);
    }

    public FileRefused(Failure failure, @Nullable Throwable cause) {
        this(failure, List.of(failure), cause);
    }

    /**
     * @param whole puts all of them into one sentence
     * @param failures what is wrong one by one
     */
    public FileRefused(Failure whole, List<Failure> failures) {
        this(whole, failures, null);
    }

    private FileRefused(Failure whole, List<Failure> failures, @Nullable Throwable cause) {
        super(whole.sentence(), cause);
        this.whole = whole;
        this.failures = List.copyOf(failures);
    }

    /** The same of the file that this one was made of, which people know. */
    public FileRefused of(Path file) {
        return new FileRefused(
                original(whole, file),
                failures.stream().map(one -> original(one, file)).toList(),
                this);
    }

    /** Help is about the file that was read, which is gone. */
    private static Failure original(Failure failure, Path file) {
        return failure.in(file).helped("");
    }

    @Override
    public List<Failure> failures() {
        return failures;
    }
}

package org.tallyhouse.delivery;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;

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

    /** Somebody began to put a file; whether it was there for a moment only its bank knows. */
    public static DropFailed unsure(String file, String who, LocalDateTime beganAt) {
        return new DropFailed(DropFault.UNSURE
                .says("{actual} began to put {file} at {value} UTC, and never said how that ended: look into the bank's"
                        + " folder, then {help}")
                .in(file)
                .about("began", beganAt.truncatedTo(ChronoUnit.SECONDS))
                .figures("", who)
                .helped(putAgainOrByHand(file)));
    }

    /** This home has put the file, or begun to, and the books know nothing of that. */
    public static DropFailed notOfTheseBooks(String file) {
        return new DropFailed(DropFault.UNSURE
                .says(
                        "{file} was put from this home by a try that these books know nothing of, as they are older: the"
                                + " database was put back, or the home was copied. Ask the bank whether it has the file, then {help}")
                .in(file)
                .helped(putAgainOrByHand(file)));
    }

    /** @param note that says where the home was; without it this is the home that goes on */
    public static DropFailed copiedHome(String file, String original, Path note) {
        return new DropFailed(DropFault.UNSURE
                .says(
                        "{file} was not put: this home is a copy of {actual}, which may put it too. If this one goes on in"
                                + " its place, delete {value}, then {help}; else let jobs/drops.yml say banks: {}")
                .in(file)
                .about("home", note)
                .figures("", original)
                .helped("./run.sh payouts deliver"));
    }

    private static String putAgainOrByHand(String file) {
        return "./run.sh payouts deliver --put-again %s, or --by-hand %s if the bank has it".formatted(file, file);
    }

    /** What is kept of tries beside the output could not be read or written; nothing was put. */
    public static DropFailed notMarked(Path path, Exception cause) {
        return new DropFailed(
                DropFault.NOT_PUT
                        .says("{file} cannot be written, so nothing was put: {cause}")
                        .in(path)
                        .because(cause),
                cause);
    }

    /** The bytes here are not those that were recorded; the file was not put. */
    public static DropFailed changed(Path file, String recorded, String here) {
        return new DropFailed(DropFault.CHANGED
                .says(
                        "{file} was changed after it was made: SHA-256 {actual} here, {expected} recorded; it was not put."
                                + " Find out who did; then {help}")
                .in(file.getFileName())
                .figures(recorded, here)
                .helped("./run.sh payouts deliver"));
    }

    public static DropFailed unreadable(Path file, Exception cause) {
        return new DropFailed(
                DropFault.CHANGED
                        .says("{file} cannot be read: {cause}")
                        .in(file)
                        .because(cause),
                cause);
    }

    static DropFailed noPlainFile(String place) {
        return new DropFailed(DropFault.OTHER_BYTES
                .says("{file} is there and is no plain file; nothing was put")
                .in(place));
    }

    static DropFailed otherBytes(String place, FileToPut here, String sha256There) {
        return new DropFailed(DropFault.OTHER_BYTES
                .says(
                        "{file} is there with other bytes: SHA-256 {actual} there, {expected} here ({cause}); nothing was put")
                .in(place)
                .figures(here.sha256(), sha256There)
                .because(here.path().toString()));
    }

    /** Whether it is the file here that does not serve: gone, or not what was recorded. */
    public boolean isFileChanged() {
        return failure.reason() == DropFault.CHANGED;
    }

    /** Whether trying again changes nothing before a person has looked. */
    public boolean needsAPerson() {
        return isFileChanged() || failure.reason() == DropFault.UNSURE;
    }

    @Override
    public List<Failure> failures() {
        return List.of(failure);
    }
}

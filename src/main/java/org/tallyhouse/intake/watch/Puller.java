package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.Pickup;
import org.tallyhouse.delivery.PickupSession;
import org.tallyhouse.delivery.RemoteFile;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.layout.FileEndings;
import org.tallyhouse.run.StopRequest;

/**
 * Pulls files from senders' servers into their drop folders. A file is pulled once: that we have it is written down
 * before it is moved on the server, so a run that is killed in between pulls at worst the same bytes again.
 */
public final class Puller {
    private static final Logger LOG = LoggerFactory.getLogger(Puller.class);
    private static final String PULLED = "PULLED";
    private static final String REFUSED = "REFUSED";
    private static final int MOST_NAME_CHARACTERS = 255;

    private final WatchedFolders folders;
    private final Limits limits;
    private final Books books;
    private final Clock clock;
    private final StopRequest stop;
    private final CollectNotices notices;
    private final Set<Path> pulled = new HashSet<>();

    public Puller(
            WatchedFolders folders, Limits limits, Books books, Clock clock, StopRequest stop, CollectNotices notices) {
        this.folders = folders;
        this.limits = limits;
        this.books = books;
        this.clock = clock;
        this.stop = stop;
        this.notices = notices;
    }

    /** How long a file must not change, and how many bytes it may have. */
    public record Limits(Duration stableFor, long mostBytes) {}

    /** The database, which is asked only when there is a file to pull. */
    public interface Books {
        SenderRules senders();

        PickedUpMapper pickedUp();
    }

    /** What was pulled, all of it whole. A server that fails does not keep the others. */
    public Set<Path> pull(List<Pickup> pickups) {
        for (Pickup pickup : pickups) {
            stop.check();
            try (PickupSession session = pickup.open()) {
                pull(pickup, session);
            } catch (DropFailed e) {
                fail(pickup, e, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                fail(pickup, e, CauseText.of(e));
            }
        }
        return pulled;
    }

    private void fail(Pickup pickup, Exception failure, String why) {
        LOG.error("files of {} could not be pulled", pickup.sender(), failure);
        notices.failed("files of %s could not be pulled: %s".formatted(pickup.sender(), why));
    }

    private void pull(Pickup pickup, PickupSession session) throws IOException {
        Map<String, RemoteFile> there = session.files().stream()
                .filter(file -> !FileEndings.isTemporary(file.name()))
                .collect(Collectors.toMap(RemoteFile::name, Function.identity(), (one, other) -> one));
        Set<String> endings = new TreeSet<>(Set.of(SenderRules.OK));
        Stream.of(pickup.marker()).filter(marker -> !marker.isEmpty()).forEach(endings::add);
        for (String name : new TreeSet<>(there.keySet())) {
            boolean isCompanion = endings.stream().anyMatch(name::endsWith);
            if (!isCompanion && pickup.wants(name) && isComplete(pickup, there, name)) {
                stop.check();
                List<RemoteFile> companions = endings.stream()
                        .flatMap(ending -> Stream.ofNullable(there.get(name + ending)))
                        .toList();
                pull(pickup, session, new Found(there.get(name), companions));
            }
        }
    }

    private boolean isComplete(Pickup pickup, Map<String, RemoteFile> there, String name) {
        if (!pickup.marker().isEmpty()) {
            return there.containsKey(name + pickup.marker());
        }
        RemoteFile file = there.get(name);
        return !file.modified().plus(limits.stableFor()).isAfter(clock.instant());
    }

    /** A file on the server, and what came along with it. */
    private record Found(RemoteFile file, List<RemoteFile> companions) {
        PickedUpMapper.File row() {
            String name = file.name();
            return new PickedUpMapper.File(
                    name.substring(0, Math.min(name.length(), MOST_NAME_CHARACTERS)),
                    file.sizeBytes(),
                    LocalDateTime.ofInstant(file.modified(), ZoneOffset.UTC));
        }
    }

    private void pull(Pickup pickup, PickupSession session, Found found) throws IOException {
        if (!books.senders().knows(pickup.sender())) {
            throw new IOException("there is no channel or bank %s in the set-up; the nearest is %s; mend pickups.yml"
                    .formatted(pickup.sender(), books.senders().nearest(pickup.sender())));
        }
        String outcome = books.pickedUp().outcome(pickup.sender(), found.row());
        if (REFUSED.equals(outcome)) {
            return;
        }
        String refusal = refusal(found.file());
        if (!refusal.isEmpty()) {
            remember(pickup, found, REFUSED);
            notices.person("%s of %s was not pulled: %s; it stays there, and is not looked at again"
                    .formatted(clean(found.file().name()), pickup.place(), refusal));
            return;
        }
        if (outcome == null && !fetch(pickup, session, found)) {
            return;
        }
        if (pickup.isMoved()) {
            session.moveAway(found.file());
            found.companions().forEach(session::moveAway);
            // what has the same name, size and time later is another file
            books.pickedUp().delete(pickup.sender(), found.row());
        }
    }

    private String refusal(RemoteFile file) {
        if (file.sizeBytes() > limits.mostBytes()) {
            return "it has %d bytes, more than tallyhouse.intake.largest-pull allows, %d"
                    .formatted(file.sizeBytes(), limits.mostBytes());
        }
        return file.badName();
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Not while a file of that name waits here: then it is pulled the next time. */
    private boolean fetch(Pickup pickup, PickupSession session, Found found) throws IOException {
        Path to = folders.drop(pickup.sender()).resolve(found.file().name());
        if (FileMoves.exists(to)
                || FileMoves.exists(folders.taking().resolve(pickup.sender()).resolve(to.getFileName()))) {
            return false;
        }
        Files.createDirectories(to.getParent());
        // first, so that the file is not taken without them if this run is killed
        for (RemoteFile companion : found.companions()) {
            String ending = companion.name().substring(found.file().name().length());
            boolean isKnownHere = books.senders().endings(pickup.sender()).contains(ending)
                    && refusal(companion).isEmpty();
            Path beside = to.resolveSibling(companion.name());
            if (isKnownHere && !FileMoves.exists(beside) && !fetch(session, companion, beside)) {
                return false;
            }
        }
        if (!fetch(session, found.file(), to)) {
            return false;
        }
        remember(pickup, found, PULLED);
        return true;
    }

    private boolean fetch(PickupSession session, RemoteFile file, Path to) throws IOException {
        if (!session.fetch(file, to)) {
            return false;
        }
        FileMoves.ours(to);
        pulled.add(to);
        return true;
    }

    private void remember(Pickup pickup, Found found, String outcome) {
        books.pickedUp()
                .insert(
                        pickup.sender(),
                        found.row(),
                        outcome,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}

package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.FileImport.Imported;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.watch.DropLook.Leftover;
import org.tallyhouse.intake.watch.DropPlan.Aside;
import org.tallyhouse.intake.watch.DropPlan.Take;
import org.tallyhouse.intake.watch.SenderRules.Rule;
import org.tallyhouse.intake.watch.TakingFolder.Taken;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.RunFailures;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.run.audit.Workplace;

/**
 * Takes in what a plan says, archives it, and moves aside what is not taken. Killed anywhere, the next run finishes what
 * lies in {@code in/taking}: that a content was imported is in the database, and where it is archived follows from it.
 */
public final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final FileImport files;
    private final WatchedFolders folders;
    private final TakingFolder taking;
    private final Clock clock;
    private final StopRequest stop;

    public Collector(FileImport files, HomeFolders folders, Clock clock, StopRequest stop) {
        this.files = files;
        this.folders = WatchedFolders.of(folders);
        this.taking = new TakingFolder(this.folders);
        this.clock = clock;
        this.stop = stop;
    }

    /** What a run is given: the rules its plan was made by, the date on which files are booked, and who hears of it. */
    public record Run(SenderRules rules, Supplier<LocalDate> openDate, CollectNotices notices) {}

    /** While nobody else collects. One file that fails does not keep the others. */
    public void collect(DropLook look, DropPlan plan, Run run) {
        plan.warnings().forEach(run.notices()::failed);
        look.leftovers().forEach(leftover -> each(run, leftover.path(), () -> finish(leftover, run)));
        for (Aside aside : plan.asides()) {
            Path path = aside.dropped().path();
            List<Path> companions =
                    aside.companions().stream().map(Dropped::path).toList();
            each(run, path, () -> moveAside(path, companions, path, aside.reason(), run));
        }
        for (Take take : plan.takes()) {
            each(run, take.file().path(), () -> {
                Optional<Taken> taken = taking.take(take, run.rules());
                if (taken.isPresent()) {
                    settle(taken.get(), run);
                }
            });
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void each(Run run, Path path, Work work) {
        stop.check();
        try {
            work.run();
        } catch (StopRequest.Stopped e) {
            throw e;
        } catch (IOException e) {
            fail(run, path, e, CauseText.of(e, path.toString()));
        } catch (RuntimeException e) {
            if (RunFailures.isConnectionLost(e)) {
                throw e;
            }
            fail(run, path, e, RunFailures.reason(e));
        }
    }

    private void fail(Run run, Path path, Exception failure, String why) {
        LOG.error("{} could not be collected", path, failure);
        run.notices()
                .failed("%s could not be taken: %s; it is tried again the next time"
                        .formatted(folders.told(path), why));
    }

    private void finish(Leftover leftover, Run run) throws IOException {
        String name = leftover.path().getFileName().toString();
        List<Rule> fitting = run.rules().fitting(leftover.sender(), name);
        // without a kind: the set-up changed since it was taken
        ImportKind kind = fitting.size() == 1 ? fitting.get(0).kind() : ImportKind.TRANSACTIONS;
        Taken taken = taking.taken(kind, leftover.sender(), leftover.path(), run.rules(), true);
        if (fitting.size() == 1) {
            settle(taken, run);
        } else {
            moveAside(
                    taken,
                    new Reason(
                            "its name fits no kind of file of %s any more".formatted(leftover.sender()),
                            "See incoming-files.csv of the set-up."),
                    run);
        }
    }

    private void settle(Taken taken, Run run) throws IOException {
        try {
            FileFacts facts = FileFacts.of(taken.path());
            Optional<Imported> before = imported(taken, facts);
            if (before.isPresent() && isTwice(taken, facts, before.get())) {
                moveAside(taken, twice(before.get()), run);
                return;
            }
            Optional<Reason> wrong = before.isPresent() ? Optional.empty() : takeIn(taken, facts, run);
            if (wrong.isPresent()) {
                moveAside(taken, wrong.get(), run);
            } else {
                archive(taken, facts, imported(taken, facts).orElseThrow(), run);
            }
        } catch (FileRefused e) {
            if (e.failure().reason() == FileFault.IN_USE) {
                throw e;
            }
            moveAside(taken, refused(taken, e), run);
        }
    }

    private Optional<Imported> imported(Taken taken, FileFacts facts) {
        return files.imported(taken.kind(), SenderRules.importedAs(taken.kind(), taken.sender()), facts.sha256());
    }

    /** Of a leftover this may be the import that it was taken for; then it is not in the archive yet. */
    private boolean isTwice(Taken taken, FileFacts facts, Imported before) throws IOException {
        return !taken.isLeftover() || archive(before).has(taken.sender(), facts.sha256());
    }

    /** @return what is wrong with it */
    private Optional<Reason> takeIn(Taken taken, FileFacts facts, Run run) throws IOException {
        Optional<Reason> wrong = new Companions(taken.companions()).disagreement(facts);
        if (wrong.isPresent()) {
            return wrong;
        }
        files.take(
                taken.kind(),
                SenderRules.importedAs(taken.kind(), taken.sender()),
                taken.path(),
                run.openDate().get(),
                Workplace.here().login(),
                (done, total) -> stop.check());
        if (FileFacts.of(taken.path()).sha256().equals(facts.sha256())) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                "somebody wrote into it while it was taken in: what was imported had SHA-256 " + facts.sha256(),
                "Ask the sender which is right; use a marker with a sender that is slow."));
    }

    private static Reason twice(Imported before) {
        return new Reason(
                "the same content was taken in already: on %s as %s, %d rows, for business date %s"
                        .formatted(
                                before.importedAt(),
                                before.name(),
                                before.result().rows(),
                                before.businessDate()),
                "Nothing is to be done, unless another file was meant: have that one sent.");
    }

    private static Reason refused(Taken taken, FileRefused refused) {
        String help = refused.failure().help();
        return new Reason(
                String.valueOf(refused.of(Path.of(taken.name())).getMessage()),
                help.isEmpty() ? "Have it sent again, whole and right." : "More: " + help);
    }

    private ArchiveFolder archive(Imported imported) {
        return new ArchiveFolder(folders.archive(imported.businessDate()));
    }

    private void archive(Taken taken, FileFacts facts, Imported imported, Run run) throws IOException {
        Path to = archive(imported).reserve(taken.sender(), taken.name(), facts.sha256());
        for (Path companion : taken.companions()) {
            String ending =
                    companion.getFileName().toString().substring(taken.name().length());
            FileMoves.move(companion, to.resolveSibling(to.getFileName() + ending));
        }
        FileMoves.move(taken.path(), to);
        tell(to, imported, run);
    }

    private void tell(Path archived, Imported imported, Run run) {
        FileImport.Result result = imported.result();
        run.notices()
                .took(String.format(
                        Locale.ROOT,
                        "%s: %,d rows for business date %s: %,d accepted, %,d known already, %,d rejected",
                        folders.told(archived),
                        result.rows(),
                        imported.businessDate(),
                        result.accepted(),
                        result.ignored(),
                        result.rejected()));
        if (result.rejectFile() != null) {
            run.notices()
                    .person("%d rows of %s were rejected; which and why: %s"
                            .formatted(result.rejected(), folders.told(archived), folders.told(result.rejectFile())));
        }
    }

    private void moveAside(Taken taken, Reason reason, Run run) throws IOException {
        Path came = folders.drop(taken.sender()).resolve(taken.name());
        moveAside(taken.path(), taken.companions(), came, reason, run);
    }

    private void moveAside(Path path, List<Path> companions, Path came, Reason reason, Run run) throws IOException {
        RefusedFolder refused = new RefusedFolder(folders, run.openDate().get());
        Path to = refused.put(path, companions, came, reason, clock.instant());
        LOG.warn("{} was moved aside to {}: {}", came, to, reason.why());
        run.notices()
                .person("%s was moved aside: %s. %s It is %s"
                        .formatted(folders.told(came), reason.why(), reason.help(), folders.told(to))
                        .replaceAll("\\p{Cntrl}", " "));
    }
}

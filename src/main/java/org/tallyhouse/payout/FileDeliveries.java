package org.tallyhouse.payout;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.delivery.BankDrop;
import org.tallyhouse.delivery.BankDrops;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.EncryptedCopies;
import org.tallyhouse.delivery.FileToPut;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.payout.attempt.DeliveryAttempts;
import org.tallyhouse.payout.attempt.DeliveryAttempts.By;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.audit.AuditLog;

/** Puts files where their banks fetch them; banks without a drop fetch them from the output. */
@Component
public final class FileDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(FileDeliveries.class);
    private static final int MAX_FAILURE = 1_000;

    private final FilingMapper mapper;
    private final DeliveryAttempts attempts;
    private final EncryptedCopies copies;
    private final PayoutFiles files;
    private final PayoutSettings settings;
    private final HomeFolders folders;
    private final OperatorNotices notices;
    private final AuditLog audit;

    /** What became of a file: why it was not delivered, empty if it was. */
    public record Attempt(String name, String failure) {}

    FileDeliveries(
            FilingMapper mapper,
            DeliveryAttempts attempts,
            EncryptedCopies copies,
            PayoutFiles files,
            PayoutSettings settings,
            HomeFolders folders,
            OperatorNotices notices,
            AuditLog audit) {
        this.mapper = mapper;
        this.attempts = attempts;
        this.copies = copies;
        this.files = files;
        this.settings = settings;
        this.folders = folders;
        this.notices = notices;
        this.audit = audit;
    }

    /** A bank that cannot be reached does not keep the others from theirs; its files wait for a person. */
    boolean deliver(StepState step) {
        if (step.isFirst()) {
            step.expect(mapper.countToDeliver(step.businessDate(), step.bankId()));
        }
        return deliver(step, mapper.nextToDeliver(step.businessDate(), step.bankId(), step.textPosition()));
    }

    /** What could not be written before the others were delivered. */
    boolean deliverUntried(StepState step) {
        return deliver(step, mapper.nextUntried(step.businessDate(), step.bankId(), step.textPosition()));
    }

    private boolean deliver(StepState step, @Nullable BankFile file) {
        if (file == null) {
            return false;
        }
        Optional<String> failure = deliver(file, drops(), By.RUN);
        failure.ifPresent(why -> notices.tell("! %s was not delivered: %s".formatted(file.name(), why)));
        audit.write(
                step.person().isEmpty() ? OperatorDecision.SCHEDULE : step.person(),
                "",
                "payouts deliver",
                "bank file " + file.name(),
                told(file, failure.orElse("")));
        step.moveTo(file.name());
        step.done(1);
        return true;
    }

    private static String told(BankFile file, String failure) {
        String sum = Amounts.format(file.totalMinor(), file.currency());
        return "%d transfers, %s %s, sha256 %s%s"
                .formatted(
                        file.itemCount(),
                        file.currency(),
                        sum,
                        file.recordedSha256(),
                        failure.isEmpty() ? "" : "; not delivered: " + failure);
    }

    /**
     * Tries the next file again that its bank does not have, of any date; within the caller's transaction.
     *
     * @param afterName the file before it, empty for the first
     * @return empty if there is none
     * @throws FilesRefused if what is said of the drops is wrong
     */
    public Optional<Attempt> retryNext(String afterName) {
        return Optional.ofNullable(mapper.nextToDeliver(null, "", afterName)).map(this::retried);
    }

    /**
     * Takes it from a person that the bank has a file, so that it is not put once more.
     *
     * @return whether the file did wait for its delivery
     */
    public boolean handedOver(String name) {
        BankFile file = mapper.waiting(name);
        if (file != null) {
            delivered(file);
        }
        return file != null;
    }

    /**
     * Takes it from a person that the bank does not have a file, though somebody began to put it; the next delivery puts it.
     *
     * @return whether the file did wait for its delivery
     */
    public boolean release(String name) {
        BankFile file = mapper.waiting(name);
        if (file != null) {
            attempts.release(name);
        }
        return file != null;
    }

    /**
     * Tries one file again; within the caller's transaction.
     *
     * @return empty if it does not wait for its delivery
     * @throws FilesRefused if what is said of the drops is wrong
     */
    public Optional<Attempt> retry(String name) {
        return Optional.ofNullable(mapper.waiting(name)).map(this::retried);
    }

    private Attempt retried(BankFile file) {
        return new Attempt(file.name(), deliver(file, drops(), By.PERSON).orElse(""));
    }

    /** @throws FilesRefused if what is said of the drops is wrong */
    BankDrops drops() {
        return BankDrops.load(folders.job("drops.yml"), copies);
    }

    /**
     * Delivers a file whose row the caller has locked, trying a few times.
     *
     * @return why it could not be delivered; empty if the bank has it, or fetches it itself
     */
    private Optional<String> deliver(BankFile file, BankDrops drops, By by) {
        if (attempts.wasPut(file.name())) {
            delivered(file);
            return Optional.empty();
        }
        Optional<BankDrop> drop = drops.of(file.bankId());
        Optional<String> failure = drop.isPresent()
                ? put(file, drop.get(), by)
                // its drop was taken out of drops.yml, but the bank may have the file from there
                : attempts.unsettled(file.name()).map(DropFailed::getMessage);
        if (drop.isEmpty() && failure.isEmpty()) {
            mark(file, "NONE", "");
            return Optional.empty();
        }
        if (failure.isPresent()) {
            mark(file, "WAITING", failure.get());
        } else {
            delivered(file);
        }
        return failure;
    }

    /** The bank has the file. */
    private void delivered(BankFile file) {
        mark(file, "DONE", "");
        mapper.insertSentEvents(file);
        mapper.markSent(file);
    }

    private void mark(BankFile file, String delivery, String failure) {
        if (mapper.markDelivery(file, delivery, failure) != 1) {
            throw new IllegalStateException("%s does not wait for its delivery any more".formatted(file.name()));
        }
    }

    private Optional<String> put(BankFile file, BankDrop drop, By by) {
        String failure = "";
        for (int attempt = 1; attempt <= settings.deliveryAttempts(); attempt++) {
            try {
                waitBefore(attempt);
                putOnce(file, drop, by);
                return Optional.empty();
            } catch (DropFailed e) {
                String before = failure.isEmpty() ? "" : " (the try before: %s)".formatted(failure);
                failure = e.needsAPerson() ? e.getMessage() + before : String.valueOf(e.getMessage());
                LOG.warn("{}: attempt {} of {} failed: {}", file.name(), attempt, settings.deliveryAttempts(), failure);
                if (e.needsAPerson()) {
                    break;
                }
            }
        }
        // also where the bank was not reached, so that the close finds the file as it was recorded
        String told = failure + files.setAside(file);
        return Optional.of(told.substring(0, Math.min(told.length(), MAX_FAILURE)));
    }

    private void putOnce(BankFile file, BankDrop drop, By by) {
        FileToPut okFile = prepared(file);
        attempts.begin(file.name(), by).put(drop, files.toPut(file), okFile);
    }

    /** One file that cannot be read or made keeps no other from its bank. */
    private FileToPut prepared(BankFile file) {
        try {
            files.makeAgainIfMissing(file);
            return files.okFileToPut(file);
        } catch (UncheckedIOException | FileRefused e) {
            throw DropFailed.unreadable(files.path(file), e);
        }
    }

    /** Twice as long before each further attempt. */
    private void waitBefore(int attempt) {
        if (attempt == 1) {
            return;
        }
        try {
            Thread.sleep(
                    settings.deliveryBackOff().multipliedBy(1L << (attempt - 2)).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to deliver again", e);
        }
    }
}

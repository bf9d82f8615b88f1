package org.tallyhouse.payout;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.delivery.BankDrop;
import org.tallyhouse.delivery.BankDrops;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.FileDelivery;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.run.HomeFolders;

/** Puts files where their banks fetch them; banks without a drop fetch them from the output. */
@Component
public final class FileDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(FileDeliveries.class);
    private static final int MAX_FAILURE = 255;

    private final FilingMapper mapper;
    private final PayoutFiles files;
    private final PayoutSettings settings;
    private final HomeFolders folders;

    /** What became of a file: why it was not delivered, empty if it was. */
    public record Attempt(String name, String failure) {}

    FileDeliveries(FilingMapper mapper, PayoutFiles files, PayoutSettings settings, HomeFolders folders) {
        this.mapper = mapper;
        this.files = files;
        this.settings = settings;
        this.folders = folders;
    }

    /**
     * Tries the next file again that its bank does not have, of any date; within the caller's transaction.
     *
     * @param afterName the file before it, empty for the first
     * @return empty if there is none
     * @throws FilesRefused if what is said of the drops is wrong
     */
    public Optional<Attempt> retryNext(String afterName) {
        return Optional.ofNullable(mapper.nextToDeliver(null, "", afterName))
                .map(file -> new Attempt(file.name(), deliver(file, drops()).orElse("")));
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

    /** @throws FilesRefused if what is said of the drops is wrong */
    BankDrops drops() {
        return BankDrops.load(folders.job("drops.yml"));
    }

    /**
     * Delivers a file whose row the caller has locked, trying a few times.
     *
     * @return why it could not be delivered; empty if the bank has it, or fetches it itself
     */
    Optional<String> deliver(BankFile file, BankDrops drops) {
        Optional<BankDrop> drop = drops.of(file.bankId());
        if (drop.isEmpty()) {
            mapper.markDelivery(file, "NONE", "");
            return Optional.empty();
        }
        Optional<String> failure = put(file, drop.get());
        if (failure.isPresent()) {
            mapper.markDelivery(file, "WAITING", failure.get());
        } else {
            delivered(file);
        }
        return failure;
    }

    /** The bank has the file. */
    private void delivered(BankFile file) {
        mapper.markDelivery(file, "DONE", "");
        mapper.insertSentEvents(file);
        mapper.markSent(file);
    }

    private Optional<String> put(BankFile file, BankDrop drop) {
        Path path = files.path(file);
        String failure = "";
        for (int attempt = 1; attempt <= settings.deliveryAttempts(); attempt++) {
            try {
                waitBefore(attempt);
                new FileDelivery(drop).deliver(path, PayoutFiles.okFile(path));
                return Optional.empty();
            } catch (DropFailed e) {
                failure = String.valueOf(e.getMessage());
                LOG.warn("{}: attempt {} of {} failed: {}", file.name(), attempt, settings.deliveryAttempts(), failure);
            }
        }
        return Optional.of(failure.substring(0, Math.min(failure.length(), MAX_FAILURE)));
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

package org.tallyhouse.payout;

import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallyhouse.delivery.Delivery;
import org.tallyhouse.delivery.Drop;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.Drops;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.run.Folders;

/** Puts files where their banks fetch them; banks without a drop fetch them from the output. */
@Component
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int MAX_FAILURE = 255;

    private final FilingMapper mapper;
    private final PayoutFiles files;
    private final PayoutSettings settings;
    private final Folders folders;

    Deliveries(FilingMapper mapper, PayoutFiles files, PayoutSettings settings, Folders folders) {
        this.mapper = mapper;
        this.files = files;
        this.settings = settings;
        this.folders = folders;
    }

    /** @throws DropFailed if what is said of the drops is wrong */
    Drops drops() {
        return Drops.load(folders.home().resolve("jobs/drops.yml"));
    }

    /**
     * Delivers a file whose row the caller has locked, trying a few times.
     *
     * @return why it could not be delivered; empty if the bank has it, or fetches it itself
     */
    Optional<String> deliver(BankFile file, Drops drops) {
        Optional<Drop> drop = drops.of(file.bankId());
        if (drop.isEmpty()) {
            mapper.markDelivery(file, "NONE", "");
            return Optional.empty();
        }
        Optional<String> failure = put(file, drop.get());
        if (failure.isPresent()) {
            String text = failure.get();
            mapper.markDelivery(file, "WAITING", text.substring(0, Math.min(text.length(), MAX_FAILURE)));
        } else {
            delivered(file);
        }
        return failure;
    }

    /** The bank has the file. */
    void delivered(BankFile file) {
        mapper.markDelivery(file, "DONE", "");
        mapper.insertSentEvents(file);
        mapper.markSent(file);
    }

    private Optional<String> put(BankFile file, Drop drop) {
        Path path = files.path(file);
        String failure = "";
        for (int attempt = 1; attempt <= settings.deliveryAttempts(); attempt++) {
            try {
                waitBefore(attempt);
                new Delivery(drop).deliver(path, PayoutFiles.okFile(path));
                return Optional.empty();
            } catch (DropFailed e) {
                failure = String.valueOf(e.getMessage());
                LOG.warn("{}: attempt {} of {} failed: {}", file.name(), attempt, settings.deliveryAttempts(), failure);
            }
        }
        return Optional.of(failure);
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

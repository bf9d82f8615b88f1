package org.tallyhouse.intake.transaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowLoader.Source;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.transaction.Adjustment.Against;
import org.tallyhouse.intake.transaction.Adjustment.Status;

/**
 * Adjustments in transactions files: whoever can write such a file could credit any merchant, so they are proposals of
 * whoever brings the file, unless the set-up lets them be booked. A second person decides about them as about any other.
 */
@Component
public final class FileAdjustments {
    private final AdjustmentMapper mapper;
    private final BulkInsert bulkInsert;

    FileAdjustments(AdjustmentMapper mapper, BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.bulkInsert = bulkInsert;
    }

    /** What is known of the adjustments among some rows; locks those that are proposed already. */
    Proposals of(List<TransactionRow> rows, Source source, LocalDate openDate) {
        List<String> ids = rows.stream()
                .filter(row -> row.type() == TransactionType.ADJUSTMENT)
                .map(TransactionRow::transactionId)
                .distinct()
                .sorted()
                .toList();
        return ids.isEmpty()
                ? new Proposals(Map.of(), false, source, openDate)
                : new Proposals(
                        mapper.lockAll(ids).stream()
                                .collect(Collectors.toMap(Adjustment::adjustmentId, Function.identity())),
                        mapper.fileAdjustments().equals("PROPOSED"),
                        source,
                        openDate);
    }

    void insert(Proposals proposals) {
        BulkTable<Adjustment> table = BulkTable.<Adjustment>named("adjustment")
                .with("adjustment_id", Adjustment::adjustmentId)
                .with("merchant_id", Adjustment::merchantId)
                .with("currency", Adjustment::currency)
                .with("amount_minor", Adjustment::amountMinor)
                .with("against", row -> row.against().name())
                .with("status", row -> row.status().name())
                .with("proposed_on", Adjustment::proposedOn)
                .with("proposed_by", Adjustment::proposedBy)
                .with("reason", Adjustment::reason);
        bulkInsert.insert(table, proposals.fresh());
    }

    /** The proposals of a commit. */
    static final class Proposals {
        private static final int LONGEST_REASON = 255;

        private final Map<String, Adjustment> known;
        private final boolean wanted;
        private final Source source;
        private final LocalDate openDate;
        private final List<Adjustment> fresh = new ArrayList<>();

        private Proposals(Map<String, Adjustment> known, boolean wanted, Source source, LocalDate openDate) {
            this.known = new HashMap<>(known);
            this.wanted = wanted;
            this.source = source;
            this.openDate = openDate;
        }

        boolean areWanted() {
            return wanted;
        }

        /**
         * Whether a row is an adjustment that was proposed before, whatever became of it.
         *
         * @throws RowRejected if one of that id says something else
         */
        boolean isKnown(TransactionRow row, String merchantId) throws RowRejected {
            Adjustment proposed = known.get(row.transactionId());
            if (proposed == null) {
                return false;
            }
            if (!proposed.merchantId().equals(merchantId)
                    || !proposed.currency().equals(row.currency().getCurrencyCode())
                    || proposed.amountMinor() != row.amountMinor()) {
                throw new RowRejected(
                        "transaction_id",
                        row.transactionId(),
                        RejectReason.DUPLICATE_OTHER_CONTENT,
                        "an adjustment of that id is proposed with other content");
            }
            return true;
        }

        void propose(TransactionRow row, String merchantId) {
            String reason = "file %s, line %d".formatted(source.name(), row.line());
            Adjustment proposed = new Adjustment(
                    row.transactionId(),
                    merchantId,
                    row.currency().getCurrencyCode(),
                    row.amountMinor(),
                    Against.ADJUSTMENT_EXPENSE,
                    Status.WAITING,
                    openDate,
                    source.operator(),
                    reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                    null,
                    "",
                    "");
            known.put(row.transactionId(), proposed);
            fresh.add(proposed);
        }

        List<Adjustment> fresh() {
            return fresh;
        }
    }
}

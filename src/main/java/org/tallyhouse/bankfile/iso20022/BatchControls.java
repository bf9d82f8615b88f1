package org.tallyhouse.bankfile.iso20022;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an entry's batch states of its details, held against the details that follow it. */
final class BatchControls {
    private final XmlControls controls;
    private final String place;
    private @Nullable XmlNode batch;
    private boolean everyAmount = true;

    BatchControls(XmlMessage message) {
        this.controls = new XmlControls(message);
        this.place = message.place();
    }

    void state(XmlNode stated) {
        batch = stated;
    }

    /** A detail, by its amount in major units; null where it has none, so that no sum can be known. */
    void add(@Nullable BigDecimal amount) {
        everyAmount &= amount != null;
        controls.add(amount == null ? BigDecimal.ZERO : amount);
    }

    long count() {
        return controls.count();
    }

    /** The batch where it stands for details that are not told. */
    @Nullable XmlNode bare() {
        return count() == 0 ? batch : null;
    }

    void require() {
        if (batch != null && count() > 0) {
            controls.require(
                    batch.text("NbOfTxs"),
                    everyAmount ? batch.text("TtlAmt") : "",
                    "Btch " + batch.text("PmtInfId"),
                    place);
        }
    }
}

package org.tallyhouse.bankfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Transfers and the files they go into, for tests. */
public final class SampleTransfers {
    public static final PayingParty US_DEBTOR = new PayingParty("Tallyhouse Payments", "000123456789", "121042882");

    private SampleTransfers() {}

    public static CreditTransfer transfer(String id, long amountMinor) {
        return new CreditTransfer(
                id, "Golden Carp", "DE89370400440532013000", "COBADEFFXXX", amountMinor, "S-" + id, false);
    }

    public static CreditTransferFile file(PayingParty debtor, String currency, int count, long total) {
        return new CreditTransferFile(
                "lotus-20260213-001",
                LocalDate.of(2026, 2, 16),
                Instant.parse("2026-02-13T22:15:30.123Z"),
                1,
                debtor,
                currency,
                count,
                total);
    }

    public static CreditTransferFile file(PayingParty debtor, String currency, List<CreditTransfer> transfers) {
        return file(
                debtor,
                currency,
                transfers.size(),
                transfers.stream().mapToLong(CreditTransfer::amountMinor).sum());
    }

    public static byte[] bytes(CreditTransferFormat format, CreditTransferFile file, List<CreditTransfer> transfers)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(file, transfers::forEach, out);
        return out.toByteArray();
    }

    public static Path write(
            Path path, CreditTransferFormat format, CreditTransferFile file, List<CreditTransfer> transfers)
            throws IOException {
        return Files.write(path, bytes(format, file, transfers));
    }
}

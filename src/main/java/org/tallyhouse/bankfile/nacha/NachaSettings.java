package org.tallyhouse.bankfile.nacha;

import java.time.ZoneId;
import java.util.Objects;
import org.tallyhouse.bankfile.TextRule;

/**
 * What a bank agrees with us for our NACHA files.
 *
 * @param destination the bank's routing number, nine digits
 * @param origin how the bank knows the sender, at most ten characters
 * @param companyId how the bank knows the payer, at most ten characters
 * @param entryDescription what the payee sees of it, at most ten characters: {@code PAYOUT}
 * @param zone where the date and time in the file header are read
 */
public record NachaSettings(
        String destination,
        String destinationName,
        String origin,
        String originName,
        String companyName,
        String companyId,
        EntryClass entryClass,
        String entryDescription,
        ZoneId zone) {

    /** The standard entry classes that carry credits to payees. */
    public enum EntryClass {
        /** To the account of a person. */
        PPD,
        /** To the account of a company. */
        CCD
    }

    public NachaSettings {
        Objects.requireNonNull(entryClass, "entryClass is null");
        Objects.requireNonNull(zone, "zone is null");
        if (!RoutingNumber.isValid(destination)) {
            throw new IllegalArgumentException("destination '%s' is no routing number".formatted(destination));
        }
        require("destinationName", destinationName, 23);
        require("origin", origin, 10);
        require("originName", originName, 23);
        require("companyName", companyName, 16);
        require("companyId", companyId, 10);
        require("entryDescription", entryDescription, 10);
    }

    private static void require(String name, String value, int maxLength) {
        String fault = TextRule.ascii(maxLength).fault(value);
        if (fault != null) {
            throw new IllegalArgumentException("%s '%s' %s".formatted(name, value, fault));
        }
    }
}

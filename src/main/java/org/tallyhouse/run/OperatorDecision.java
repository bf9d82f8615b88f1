package org.tallyhouse.run;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person decided: by whom and why, on the open business date. */
public record OperatorDecision(String operator, String reason, LocalDate businessDate) {
    /** The name runs go by that no person starts. */
    public static final String SCHEDULE = "schedule";

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Cc}]");

    /**
     * Names that a person could type for one another are one: in other letters of case or width, with blanks or marks
     * that are not seen.
     */
    public static boolean isOnePerson(String one, String other) {
        return normalized(one).equals(normalized(other));
    }

    /** Blanks are left out too: "Bob Lee" and "boblee" are no two persons. */
    private static String normalized(String operator) {
        String plain = UNSEEN.matcher(Normalizer.normalize(operator, Normalizer.Form.NFKD))
                .replaceAll("");
        return plain.replaceAll("[\\s\\p{Z}]", "").toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}

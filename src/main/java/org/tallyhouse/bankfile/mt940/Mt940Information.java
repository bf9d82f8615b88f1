package org.tallyhouse.bankfile.mt940;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What field :86: tells of an entry: free text, or German subfields ({@code ?20}), of which those for the purpose and
 * the other side's name are kept. The payer's end-to-end id stands in either behind {@code EREF}.
 */
record Mt940Information(String reference, String description) {
    private static final Pattern SUBFIELD = Pattern.compile("\\?(\\d{2})([^?]*)");
    private static final Pattern PURPOSE = Pattern.compile("2\\d|6[0-3]");
    private static final Pattern NAME = Pattern.compile("3[23]");
    private static final Pattern KEYWORD =
            Pattern.compile("EREF\\+\\s*+(.*?)(?:(?:KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|PURP|IBAN|BIC)\\+.*)?");
    private static final Pattern SLASHED = Pattern.compile("/EREF/([^/]*)");

    static Mt940Information of(String text) {
        String joined = text.replace("\n", "");
        if (joined.matches("\\s*\\d{3}\\?\\d{2}.*")) {
            return structured(joined);
        }
        String spaced = text.replaceAll("\\s+", " ").strip();
        return new Mt940Information(reference(joined), spaced);
    }

    private static Mt940Information structured(String text) {
        StringBuilder purpose = new StringBuilder();
        List<String> names = new ArrayList<>();
        Matcher subfields = SUBFIELD.matcher(text);
        while (subfields.find()) {
            if (PURPOSE.matcher(subfields.group(1)).matches()) {
                purpose.append(subfields.group(2));
            } else if (NAME.matcher(subfields.group(1)).matches()) {
                names.add(subfields.group(2));
            }
        }
        return new Mt940Information(
                reference(purpose.toString()),
                (purpose + " " + String.join("", names)).replaceAll("\\s+", " ").strip());
    }

    private static String reference(String text) {
        int keyword = text.indexOf("EREF+");
        Matcher marked = KEYWORD.matcher(keyword < 0 ? "" : text.substring(keyword));
        Matcher slashed = SLASHED.matcher(text);
        String found = marked.matches() ? marked.group(1) : slashed.find() ? slashed.group(1) : "";
        return found.equals("NOTPROVIDED") ? "" : found.strip();
    }
}

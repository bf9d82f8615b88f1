package org.tallyhouse.intake.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyhouse.layout.FileFacts;

/** What comes along with a file and may state its SHA-256; an empty one only says that the file is complete. */
record Companions(List<Path> paths) {
    private static final Pattern SHA256 = Pattern.compile("\\b[0-9a-fA-F]{64}\\b");
    private static final int MOST_BYTES = 1 << 16;

    /** Why the file is not what was sent, if one of them says otherwise. */
    Optional<Reason> disagreement(FileFacts facts) throws IOException {
        for (Path companion : paths) {
            Optional<String> why = disagreement(companion, facts);
            if (why.isPresent()) {
                return why.map(found -> new Reason(found, "Have the file and its marker sent again."));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> disagreement(Path companion, FileFacts facts) throws IOException {
        Path name = companion.getFileName();
        if (Files.size(companion) > MOST_BYTES) {
            return Optional.of("%s is too large for a marker".formatted(name));
        }
        String text = new String(Files.readAllBytes(companion), StandardCharsets.ISO_8859_1);
        Matcher stated = SHA256.matcher(text);
        if (!stated.find()) {
            boolean mayBeSilent = text.isBlank() || !name.toString().endsWith(SenderRules.OK);
            return mayBeSilent ? Optional.empty() : Optional.of("%s names no SHA-256".formatted(name));
        }
        return stated.group().toLowerCase(Locale.ROOT).equals(facts.sha256())
                ? Optional.empty()
                : Optional.of("its SHA-256 is %s, %s says %s".formatted(facts.sha256(), name, stated.group()));
    }
}

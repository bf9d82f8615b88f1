package org.tallyhouse.bankfile;

import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What a format asks of one text: how long it may be and of which characters. */
public record TextRule(int maxLength, String characters, IntPredicate allowed) {
    public TextRule {
        Objects.requireNonNull(allowed, "allowed is null");
    }

    /**
     * One line of characters that XML 1.0 can carry. Line breaks and tabs are refused, as banks print
     * these texts on one line; length counts characters, not UTF-16 units, as XML Schema does.
     */
    public static TextRule xml(int maxLength) {
        return new TextRule(maxLength, "characters of one line that XML can carry", TextRule::isXmlLine);
    }

    /** Printable ASCII, all that a NACHA file carries. */
    public static TextRule ascii(int maxLength) {
        return new TextRule(maxLength, "printable ASCII characters", code -> code >= 0x20 && code <= 0x7E);
    }

    private static boolean isXmlLine(int code) {
        return code >= 0x20 && code < 0x7F
                || code >= 0xA0 && code <= 0xD7FF && code != 0x2028 && code != 0x2029
                || code >= 0xE000 && code <= 0xFFFD
                || code >= 0x10000 && code <= 0x10FFFF;
    }

    /** What is wrong with a text; null if nothing is. */
    public @Nullable String fault(String text) {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            return "is empty";
        }
        if (length > maxLength) {
            return "has %d characters where the format has room for %d".formatted(length, maxLength);
        }
        return text.codePoints()
                .filter(allowed.negate())
                .mapToObj(code -> "has character U+%04X; only %s may be written".formatted(code, characters))
                .findFirst()
                .orElse(null);
    }

    public void check(CreditTransfer transfer, String field, String text) {
        String fault = fault(text);
        if (fault != null) {
            throw new TransferRefused(transfer.instructionId(), field, text, fault);
        }
    }

    public void check(CreditTransferFile file, String field, String text) {
        String fault = fault(text);
        if (fault != null) {
            throw new IllegalArgumentException("file %s: %s '%s' %s".formatted(file.fileId(), field, text, fault));
        }
    }
}

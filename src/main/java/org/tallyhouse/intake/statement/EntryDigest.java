package org.tallyhouse.intake.statement;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tallyhouse.layout.FileFacts;

/** A sum over the entries of a statement, whatever their order: banks write the same ones oldest or newest first. */
final class EntryDigest {
    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;

    /** The description does not count: formats cut it at different lengths. */
    void add(String bookingDate, String valueDate, String reference, long amountMinor) {
        String entry = String.join("\t", bookingDate, valueDate, reference, Long.toString(amountMinor));
        byte[] hash = FileFacts.sha256Digest().digest(entry.getBytes(StandardCharsets.UTF_8));
        sum = sum.add(new BigInteger(1, hash)).mod(ALL);
    }

    /** 64 hexadecimal digits. */
    String hex() {
        byte[] bytes = new byte[32];
        byte[] digits = sum.toByteArray();
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        return HexFormat.of().formatHex(bytes);
    }
}

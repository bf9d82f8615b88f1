package org.tallyhouse.intake.file;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tallyhouse.layout.FileFacts;

/** A sum over the rows of a file, whatever their order: the same ones are written oldest or newest first. */
public final class ContentDigest {
    private static final BigInteger ALL = BigInteger.ONE.shiftLeft(256);

    private BigInteger sum = BigInteger.ZERO;
    private long count;

    /** Adds a row, by what matters of it. */
    public void add(String... values) {
        byte[] row = String.join("\t", values).getBytes(StandardCharsets.UTF_8);
        sum = sum.add(new BigInteger(1, FileFacts.sha256Digest().digest(row))).mod(ALL);
        count++;
    }

    public long count() {
        return count;
    }

    /** 64 hexadecimal digits. */
    public String hex() {
        byte[] bytes = new byte[32];
        byte[] digits = sum.toByteArray();
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        return HexFormat.of().formatHex(bytes);
    }
}

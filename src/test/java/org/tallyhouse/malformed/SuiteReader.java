package org.tallyhouse.malformed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.tallyhouse.failure.Failure;

/**
 * One of the readers of the suite.
 *
 * @param name the folder of its malformed files
 * @param file the name that the file to be read has
 * @param good what it reads without a word
 */
record SuiteReader(String name, String file, byte[] good, Read read) {

    private static final Set<String> GBK =
            Set.of("alipay", "unionpay-zm", "delimited-statement", "fixed-width-result", "fixed-width-payout");

    /** Reads a file, and tells what it sets aside. What it hands over counts only if it returns. */
    interface Read {
        void read(Path file, Consumer<Failure> setAside) throws Exception;
    }

    /** What the texts of the file are in. */
    Charset charset() {
        return GBK.contains(name) ? Charset.forName("GBK") : StandardCharsets.UTF_8;
    }

    @Override
    public String toString() {
        return name;
    }
}

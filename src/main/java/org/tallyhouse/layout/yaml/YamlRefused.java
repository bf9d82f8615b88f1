package org.tallyhouse.layout.yaml;

/** A file that is YAML, perhaps, but not such as is read here; the message completes "f.yml line 3: …". */
final class YamlRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;

    YamlRefused(long line, String reason) {
        super(reason);
        this.line = line;
    }

    long line() {
        return line;
    }
}

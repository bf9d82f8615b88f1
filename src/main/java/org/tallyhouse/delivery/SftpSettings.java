package org.tallyhouse.delivery;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallyhouse.layout.yaml.YamlMapping;

/** Reads how a folder of an SFTP server is reached, whether files are put there or pulled. Secrets are not in the file. */
record SftpSettings(Path file) {
    static final List<String> KEYS =
            List.of("host", "port", "user", "key_file", "password_variable", "host_key", "timeout_seconds");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    /** Empty if anything is wrong, which is a problem then. */
    Optional<SftpTarget> target(YamlMapping at) {
        int before = at.problems().count();
        Optional<Path> keyFile = at.has("key_file") ? path(at, "key_file") : Optional.empty();
        Optional<String> variable = at.has("password_variable") ? variable(at, "password_variable") : Optional.empty();
        if (at.has("key_file") == at.has("password_variable")) {
            at.problem("key_file", "or password_variable is needed, exactly one of them");
        }
        String host = required(at, "host");
        String user = required(at, "user");
        Set<String> hostKeys = hostKeys(at, "host_key");
        String folder = required(at, "folder");
        int port = at.number("port", 1, 65_535, 22);
        Duration timeout = Duration.ofSeconds(at.number("timeout_seconds", 1, 600, 30));
        if (at.problems().count() > before) {
            return Optional.empty();
        }
        String setting = "%s %s".formatted(file, at.path("host_key"));
        return Optional.of(new SftpTarget(host, port, user, keyFile, variable, hostKeys, folder, timeout, setting));
    }

    /** A path relative to the folder of the file. */
    Optional<Path> path(YamlMapping at, String key) {
        String text = required(at, key);
        try {
            return Optional.of(file.toAbsolutePath().resolveSibling(text).normalize());
        } catch (InvalidPathException e) {
            at.problem(key, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    /** The text under a key; empty, and a problem, if it is missing. */
    static String required(YamlMapping at, String key) {
        String text = at.textIfAny(key).strip();
        if (text.isEmpty()) {
            at.problem(key, "is missing");
        }
        return text;
    }

    static Optional<String> variable(YamlMapping at, String key) {
        String name = at.textIfAny(key).strip();
        if (VARIABLE.matcher(name).matches()) {
            return Optional.of(name);
        }
        at.problem(key, "is not the name of an environment variable; the secret itself does not belong here");
        return Optional.empty();
    }

    private static Set<String> hostKeys(YamlMapping at, String key) {
        Set<String> keys =
                Arrays.stream(at.textIfAny(key).split(",")).map(String::strip).collect(Collectors.toSet());
        if (!keys.stream().allMatch(fingerprint -> HOST_KEY.matcher(fingerprint).matches())) {
            at.problem(key, "is not a SHA-256 fingerprint as ssh-keygen -lf prints it, SHA256: and 43 characters");
        }
        return keys;
    }
}

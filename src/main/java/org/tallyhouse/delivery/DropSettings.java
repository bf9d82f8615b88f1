package org.tallyhouse.delivery;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.yaml.YamlFile;
import org.tallyhouse.layout.yaml.YamlMapping;

/** Reads {@code drops.yml} and tells all its problems at once. Values that may be secrets are not shown. */
final class DropSettings {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final List<String> COMMON_KEYS =
            List.of("kind", "folder", "encrypt_for", "sign_with", "passphrase_variable");
    private static final List<String> SFTP_KEYS =
            List.of("host", "port", "user", "key_file", "password_variable", "host_key", "timeout_seconds");

    private final Path file;
    private final Secrets secrets;
    private final PgpKeys keys;

    private DropSettings(Path file, Secrets secrets, PgpKeys keys) {
        this.file = file;
        this.secrets = secrets;
        this.keys = keys;
    }

    /** @throws FilesRefused with all problems */
    static Map<String, BankDrop> read(Path file, Secrets secrets, Clock clock) {
        FileProblems problems = FileProblems.withoutValues();
        Map<String, BankDrop> drops = new LinkedHashMap<>();
        DropSettings settings = new DropSettings(file, secrets, new PgpKeys(clock.instant()));
        YamlFile.read(file, String.valueOf(file.getFileName()), problems).ifPresent(yaml -> settings.add(yaml, drops));
        problems.refuseIfAny(file + " is");
        return drops;
    }

    private void add(YamlMapping yaml, Map<String, BankDrop> drops) {
        yaml.allowOnly(List.of("banks"));
        yaml.requiredMapping("banks")
                .ifPresent(banks -> banks.keys()
                        .forEach(id -> banks.mapping(id).flatMap(this::bank).ifPresent(drop -> drops.put(id, drop))));
    }

    private Optional<BankDrop> bank(YamlMapping bank) {
        Optional<BankDrop> drop = drop(bank);
        Optional<FileEncryption> encryption = encryption(bank);
        return drop.map(plain -> encryption
                .<BankDrop>map(known -> new EncryptedDrop(plain, known))
                .orElse(plain));
    }

    private Optional<BankDrop> drop(YamlMapping bank) {
        return switch (required(bank, "kind")) {
            case "folder" -> {
                bank.allowOnly(COMMON_KEYS);
                yield path(bank, "folder").map(FolderDrop::new);
            }
            case "sftp" -> {
                bank.allowOnly(
                        Stream.of(COMMON_KEYS, SFTP_KEYS).flatMap(List::stream).toList());
                yield sftp(bank);
            }
            default -> {
                bank.problem("kind", "is neither folder nor sftp");
                yield Optional.empty();
            }
        };
    }

    private Optional<BankDrop> sftp(YamlMapping bank) {
        int before = bank.problems().count();
        Optional<Path> keyFile = bank.has("key_file") ? path(bank, "key_file") : Optional.empty();
        Optional<String> variable =
                bank.has("password_variable") ? variable(bank, "password_variable") : Optional.empty();
        if (bank.has("key_file") == bank.has("password_variable")) {
            bank.problem("key_file", "or password_variable is needed, exactly one of them");
        }
        String host = required(bank, "host");
        String user = required(bank, "user");
        Set<String> hostKeys = hostKeys(bank, "host_key");
        String folder = required(bank, "folder");
        int port = bank.number("port", 1, 65_535, 22);
        Duration timeout = Duration.ofSeconds(bank.number("timeout_seconds", 1, 600, 30));
        if (bank.problems().count() > before) {
            return Optional.empty();
        }
        String setting = "%s %s".formatted(file, bank.path("host_key"));
        return Optional.of(new SftpDrop(
                new SftpTarget(host, port, user, keyFile, variable, hostKeys, folder, timeout, setting), secrets));
    }

    private Optional<FileEncryption> encryption(YamlMapping bank) {
        if (!bank.has("encrypt_for")) {
            Stream.of("sign_with", "passphrase_variable")
                    .filter(bank::has)
                    .forEach(key -> bank.problem(key, "needs encrypt_for: a file is signed inside its encryption"));
            return Optional.empty();
        }
        Optional<OpenPGPCertificate> certificate = key(bank, "encrypt_for", keys::bankKey);
        Optional<FileSigner> signer = signer(bank);
        return certificate.map(key -> new FileEncryption(key, signer));
    }

    private Optional<FileSigner> signer(YamlMapping bank) {
        Optional<String> variable =
                bank.has("passphrase_variable") ? variable(bank, "passphrase_variable") : Optional.empty();
        if (!bank.has("sign_with")) {
            variable.ifPresent(
                    name -> bank.problem("passphrase_variable", "needs sign_with, the key it is the passphrase of"));
            return Optional.empty();
        }
        Optional<FileSigner> signer =
                key(bank, "sign_with", path -> new FileSigner(path, keys.ourKey(path), variable, secrets));
        if (variable.isEmpty() && signer.map(known -> known.key().isLocked()).orElse(false)) {
            bank.problem("passphrase_variable", "is missing: the key in sign_with has a passphrase");
        }
        return signer;
    }

    private <K> Optional<K> key(YamlMapping bank, String key, Function<Path, K> read) {
        try {
            return path(bank, key).map(read);
        } catch (FileRefused e) {
            bank.problem(key, "is refused: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Path> path(YamlMapping bank, String key) {
        String text = required(bank, key);
        try {
            return Optional.of(file.toAbsolutePath().resolveSibling(text).normalize());
        } catch (InvalidPathException e) {
            bank.problem(key, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    /** The text under a key; empty, and a problem, if it is missing. */
    private static String required(YamlMapping bank, String key) {
        String text = bank.textIfAny(key).strip();
        if (text.isEmpty()) {
            bank.problem(key, "is missing");
        }
        return text;
    }

    private static Optional<String> variable(YamlMapping bank, String key) {
        String name = bank.textIfAny(key).strip();
        if (VARIABLE.matcher(name).matches()) {
            return Optional.of(name);
        }
        bank.problem(key, "is not the name of an environment variable; the secret itself does not belong here");
        return Optional.empty();
    }

    private static Set<String> hostKeys(YamlMapping bank, String key) {
        Set<String> keys =
                Arrays.stream(bank.textIfAny(key).split(",")).map(String::strip).collect(Collectors.toSet());
        if (!keys.stream().allMatch(fingerprint -> HOST_KEY.matcher(fingerprint).matches())) {
            bank.problem(key, "is not a SHA-256 fingerprint as ssh-keygen -lf prints it, SHA256: and 43 characters");
        }
        return keys;
    }
}

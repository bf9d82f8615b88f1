package org.tallyhouse.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.tallyhouse.layout.FileRefused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code drops.yml} and tells all its problems at once. Values that may be secrets are not shown. */
final class DropSettings {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());
    private static final Set<String> COMMON_KEYS =
            Set.of("kind", "folder", "encrypt_for", "sign_with", "passphrase_variable");
    private static final Set<String> SFTP_KEYS =
            Set.of("host", "port", "user", "key_file", "password_variable", "host_key", "timeout_seconds");

    private final Path file;
    private final Secrets secrets;
    private final PgpKeys keys;
    private final List<String> problems = new ArrayList<>();

    private DropSettings(Path file, Secrets secrets, PgpKeys keys) {
        this.file = file;
        this.secrets = secrets;
        this.keys = keys;
    }

    /** @throws DropFailed with all problems */
    static Map<String, BankDrop> read(Path file, Secrets secrets, Clock clock) {
        return new DropSettings(file, secrets, new PgpKeys(clock.instant())).drops();
    }

    private Map<String, BankDrop> drops() {
        Map<String, BankDrop> drops = new LinkedHashMap<>();
        JsonNode root = tree();
        root.propertyNames().stream()
                .filter(key -> !key.equals("banks"))
                .forEach(key -> problem(key, "is no key here; the key is banks"));
        if (!root.path("banks").isObject()) {
            problem("banks", "is not a mapping of bank ids");
        }
        root.path("banks").properties().forEach(bank -> {
            int before = problems.size();
            DropFields fields = new DropFields("banks." + bank.getKey(), bank.getValue(), problems);
            Optional<BankDrop> drop = drop(fields);
            Optional<FileEncryption> encryption = encryption(fields);
            if (problems.size() == before) {
                drop.map(known -> encryption
                                .<BankDrop>map(keys -> new EncryptedDrop(known, keys))
                                .orElse(known))
                        .ifPresent(known -> drops.put(bank.getKey(), known));
            }
        });
        if (!problems.isEmpty()) {
            throw new DropFailed("%s is refused for %d problem(s):\n  %s"
                    .formatted(file, problems.size(), String.join("\n  ", problems)));
        }
        return drops;
    }

    private JsonNode tree() {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            // the parser's message quotes the file, which might hold a secret by mistake
            throw new DropFailed("%s line %d is not YAML, or has a key twice".formatted(file, line));
        } catch (IOException e) {
            throw new DropFailed("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    private Optional<BankDrop> drop(DropFields fields) {
        return switch (fields.required("kind")) {
            case "folder" -> {
                fields.allowOnly(COMMON_KEYS);
                yield path(fields, "folder").map(FolderDrop::new);
            }
            case "sftp" -> {
                fields.allowOnly(
                        Stream.of(COMMON_KEYS, SFTP_KEYS).flatMap(Set::stream).collect(Collectors.toSet()));
                yield sftp(fields);
            }
            default -> {
                fields.problem("kind", "is neither folder nor sftp");
                yield Optional.empty();
            }
        };
    }

    private Optional<BankDrop> sftp(DropFields fields) {
        int before = problems.size();
        Optional<Path> keyFile = fields.has("key_file") ? path(fields, "key_file") : Optional.empty();
        Optional<String> variable =
                fields.has("password_variable") ? fields.variable("password_variable") : Optional.empty();
        if (fields.has("key_file") == fields.has("password_variable")) {
            fields.problem("key_file", "or password_variable is needed, exactly one of them");
        }
        String host = fields.required("host");
        String user = fields.required("user");
        Set<String> hostKeys = fields.hostKeys("host_key");
        String folder = fields.required("folder");
        int port = fields.number("port", 22, 65_535);
        Duration timeout = Duration.ofSeconds(fields.number("timeout_seconds", 30, 600));
        if (problems.size() > before) {
            return Optional.empty();
        }
        String setting = "%s %s".formatted(file, fields.path("host_key"));
        return Optional.of(new SftpDrop(
                new SftpTarget(host, port, user, keyFile, variable, hostKeys, folder, timeout, setting), secrets));
    }

    private Optional<FileEncryption> encryption(DropFields fields) {
        if (!fields.has("encrypt_for")) {
            Stream.of("sign_with", "passphrase_variable")
                    .filter(fields::has)
                    .forEach(key -> fields.problem(key, "needs encrypt_for: a file is signed inside its encryption"));
            return Optional.empty();
        }
        Optional<OpenPGPCertificate> bank = key(fields, "encrypt_for", keys::bankKey);
        Optional<FileSigner> signer = signer(fields);
        return bank.map(key -> new FileEncryption(key, signer));
    }

    private Optional<FileSigner> signer(DropFields fields) {
        Optional<String> variable =
                fields.has("passphrase_variable") ? fields.variable("passphrase_variable") : Optional.empty();
        if (!fields.has("sign_with")) {
            variable.ifPresent(
                    name -> fields.problem("passphrase_variable", "needs sign_with, the key it is the passphrase of"));
            return Optional.empty();
        }
        Optional<FileSigner> signer =
                key(fields, "sign_with", path -> new FileSigner(path, keys.ourKey(path), variable, secrets));
        if (variable.isEmpty() && signer.map(known -> known.key().isLocked()).orElse(false)) {
            fields.problem("passphrase_variable", "is missing: the key in sign_with has a passphrase");
        }
        return signer;
    }

    private <K> Optional<K> key(DropFields fields, String key, Function<Path, K> read) {
        try {
            return path(fields, key).map(read);
        } catch (FileRefused e) {
            fields.problem(key, "is refused: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Path> path(DropFields fields, String key) {
        String text = fields.required(key);
        try {
            return Optional.of(file.toAbsolutePath().resolveSibling(text).normalize());
        } catch (InvalidPathException e) {
            fields.problem(key, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private void problem(String path, String reason) {
        problems.add(path + " " + reason);
    }
}

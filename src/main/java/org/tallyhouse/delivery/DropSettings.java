package org.tallyhouse.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.yaml.YamlFile;
import org.tallyhouse.layout.yaml.YamlMapping;

/** Reads {@code drops.yml} and tells all its problems at once. Values that may be secrets are not shown. */
final class DropSettings {
    private static final List<String> COMMON_KEYS =
            List.of("kind", "folder", "encrypt_for", "sign_with", "passphrase_variable");

    private final SftpSettings sftp;
    private final EncryptedCopies copies;
    private final Secrets secrets;
    private final PgpKeys keys;

    private DropSettings(Path file, EncryptedCopies copies, Secrets secrets, PgpKeys keys) {
        this.sftp = new SftpSettings(file);
        this.copies = copies;
        this.secrets = secrets;
        this.keys = keys;
    }

    /** @throws FilesRefused with all problems */
    static Map<String, BankDrop> read(Path file, EncryptedCopies copies, Secrets secrets, Clock clock) {
        FileProblems problems = FileProblems.withoutValues();
        Map<String, BankDrop> drops = new LinkedHashMap<>();
        DropSettings settings = new DropSettings(file, copies, secrets, new PgpKeys(clock.instant()));
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
                .<BankDrop>map(known -> new EncryptedDrop(plain, known, copies))
                .orElse(plain));
    }

    private Optional<BankDrop> drop(YamlMapping bank) {
        return switch (SftpSettings.required(bank, "kind")) {
            case "folder" -> {
                bank.allowOnly(COMMON_KEYS);
                yield sftp.path(bank, "folder").map(FolderDrop::new);
            }
            case "sftp" -> {
                bank.allowOnly(Stream.of(COMMON_KEYS, SftpSettings.KEYS)
                        .flatMap(List::stream)
                        .toList());
                yield sftp.target(bank).map(target -> new SftpDrop(target, secrets));
            }
            default -> {
                bank.problem("kind", "is neither folder nor sftp");
                yield Optional.empty();
            }
        };
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
                bank.has("passphrase_variable") ? SftpSettings.variable(bank, "passphrase_variable") : Optional.empty();
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
            return sftp.path(bank, key).map(read);
        } catch (FileRefused e) {
            bank.problem(key, "is refused: " + e.getMessage());
            return Optional.empty();
        }
    }
}

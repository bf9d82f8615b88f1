package org.tallyhouse.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.Folders;

/**
 * The files in a night's input folder, by name: {@code transactions*.csv}, {@code
 * channel-bill-<channel>*.csv}, {@code statement-<bank>*.csv}, {@code results-<bank>*.csv}.
 */
final class ArrivedFiles {
    private final Folders folders;
    private final MerchantMapper merchants;

    ArrivedFiles(Folders folders, MerchantMapper merchants) {
        this.folders = folders;
        this.merchants = merchants;
    }

    /** A file and what its name says it is; keys sort transactions first, results last. */
    record ArrivedFile(ImportKind kind, String sender, Path path) {
        String key() {
            return kind.ordinal() + "/" + path.getFileName();
        }
    }

    /** In the order in which they are taken in. */
    List<ArrivedFile> of(LocalDate businessDate) {
        Path folder = folders.in(businessDate);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> channels =
                merchants.channels().stream().map(Channel::channelId).toList();
        List<String> banks = merchants.banks().stream().map(Bank::bankId).toList();
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile)
                    .flatMap(path -> recognise(path, channels, banks).stream())
                    .sorted(Comparator.comparing(ArrivedFile::key))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Optional<ArrivedFile> recognise(Path path, List<String> channels, List<String> banks) {
        String name = path.getFileName().toString();
        if (!name.endsWith(".csv")) {
            return name.matches(".*\\.(xml|ach|txt)")
                    ? from(path, name.substring(0, name.length() - 4) + ".csv", "results-", ImportKind.RESULTS, banks)
                    : Optional.empty();
        }
        if (name.startsWith("transactions")) {
            return Optional.of(new ArrivedFile(ImportKind.TRANSACTIONS, "", path));
        }
        return from(path, name, "channel-bill-", ImportKind.CHANNEL_BILL, channels)
                .or(() -> from(path, name, "statement-", ImportKind.STATEMENT, banks))
                .or(() -> from(path, name, "results-", ImportKind.RESULTS, banks));
    }

    /** The longest sender the name goes on with, so that {@code pay-hk} is not taken for {@code pay}. */
    private static Optional<ArrivedFile> from(
            Path path, String name, String prefix, ImportKind kind, List<String> senders) {
        return senders.stream()
                .filter(sender -> name.equals(prefix + sender + ".csv") || name.startsWith(prefix + sender + "-"))
                .max(Comparator.comparingInt(String::length))
                .map(sender -> new ArrivedFile(kind, sender, path));
    }
}

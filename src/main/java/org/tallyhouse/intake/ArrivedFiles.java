package org.tallyhouse.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.HomeFolders;

/**
 * The files in a night's input folder, by name: {@code transactions*.csv}, {@code channel-bill-<channel>*},
 * {@code statement-<bank>*}, {@code results-<bank>*} with an ending that such files have.
 */
final class ArrivedFiles {
    private static final Pattern NAME = Pattern.compile("(.*)\\.(csv|txt|zip|xml|sta|940|bai|ach)");

    private final HomeFolders folders;
    private final MerchantMapper merchants;

    ArrivedFiles(HomeFolders folders, MerchantMapper merchants) {
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
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        String stem = name.group(1);
        if (stem.startsWith("transactions")) {
            return name.group(2).equals("csv")
                    ? Optional.of(new ArrivedFile(ImportKind.TRANSACTIONS, "", path))
                    : Optional.empty();
        }
        return from(path, stem, "channel-bill-", ImportKind.CHANNEL_BILL, channels)
                .or(() -> from(path, stem, "statement-", ImportKind.STATEMENT, banks))
                .or(() -> from(path, stem, "results-", ImportKind.RESULTS, banks));
    }

    /** The longest sender the name goes on with, so that {@code pay-hk} is not taken for {@code pay}. */
    private static Optional<ArrivedFile> from(
            Path path, String stem, String prefix, ImportKind kind, List<String> senders) {
        return senders.stream()
                .filter(sender -> stem.equals(prefix + sender) || stem.startsWith(prefix + sender + "-"))
                .max(Comparator.comparingInt(String::length))
                .map(sender -> new ArrivedFile(kind, sender, path));
    }
}

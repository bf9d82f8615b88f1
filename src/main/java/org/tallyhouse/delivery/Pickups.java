package org.tallyhouse.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallyhouse.layout.FileEndings;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.NamePattern;
import org.tallyhouse.layout.yaml.YamlFile;
import org.tallyhouse.layout.yaml.YamlMapping;

/** Reads {@code pickups.yml} and tells all its problems at once. Values that may be secrets are not shown. */
public final class Pickups {
    /** The file, among the others of {@code jobs}. */
    public static final String NAME = "pickups.yml";

    private static final String STABLE = "STABLE";
    private static final List<String> KEYS = Stream.concat(
                    SftpSettings.KEYS.stream(), Stream.of("folder", "pattern", "afterwards", "move_to", "complete"))
            .toList();

    private final SftpSettings sftp;
    private final Secrets secrets;

    private Pickups(Path file, Secrets secrets) {
        this.sftp = new SftpSettings(file);
        this.secrets = secrets;
    }

    /**
     * In the order of the file; none if there is no such file.
     *
     * @throws FilesRefused with all problems of the file
     */
    public static List<Pickup> load(Path file) {
        List<Pickup> pickups = new ArrayList<>();
        if (!Files.exists(file)) {
            return pickups;
        }
        FileProblems problems = FileProblems.withoutValues();
        Pickups reading = new Pickups(file, Secrets.ofEnvironment());
        YamlFile.read(file, NAME, problems).ifPresent(yaml -> {
            yaml.allowOnly(List.of("senders"));
            yaml.requiredMapping("senders")
                    .ifPresent(senders -> senders.keys()
                            .forEach(id -> senders.mapping(id)
                                    .flatMap(sender -> reading.pickup(id, sender))
                                    .ifPresent(pickups::add)));
        });
        problems.refuseIfAny(file + " is");
        return pickups;
    }

    private Optional<Pickup> pickup(String id, YamlMapping sender) {
        sender.allowOnly(KEYS);
        Optional<SftpTarget> target = sftp.target(sender);
        Optional<NamePattern> pattern = pattern(sender);
        String marker = marker(sender);
        Optional<String> moveTo = moveTo(sender);
        return target.flatMap(
                known -> pattern.map(names -> new Pickup(id, new Pickup.Rule(names, marker, moveTo), known, secrets)));
    }

    private static Optional<NamePattern> pattern(YamlMapping sender) {
        try {
            return Optional.of(NamePattern.of(sender.text("pattern", "*")));
        } catch (IllegalArgumentException e) {
            sender.problem("pattern", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String marker(YamlMapping sender) {
        String complete = sender.text("complete", STABLE);
        if (complete.equals(STABLE)) {
            return "";
        }
        try {
            return FileEndings.marker(complete);
        } catch (IllegalArgumentException e) {
            sender.problem("complete", String.valueOf(e.getMessage()));
            return complete;
        }
    }

    private static Optional<String> moveTo(YamlMapping sender) {
        String afterwards = SftpSettings.required(sender, "afterwards").toLowerCase(Locale.ROOT);
        if (!afterwards.isEmpty() && !Set.of("keep", "move").contains(afterwards)) {
            sender.problem("afterwards", "is neither keep nor move");
        }
        if (afterwards.equals("move")) {
            return Optional.of(SftpSettings.required(sender, "move_to")).filter(folder -> !folder.isEmpty());
        }
        if (sender.has("move_to")) {
            sender.problem("move_to", "needs afterwards: move");
        }
        return Optional.empty();
    }
}

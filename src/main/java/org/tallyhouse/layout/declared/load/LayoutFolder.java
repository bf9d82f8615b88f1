package org.tallyhouse.layout.declared.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.yaml.YamlFile;

/** The layouts of {@code jobs/layouts}: one per file, named after it. */
public final class LayoutFolder {
    private static final String SUFFIX = ".yml";

    private final List<Path> folders;
    private final Map<String, Layout> byName;

    private LayoutFolder(List<Path> folders, Map<String, Layout> byName) {
        this.folders = folders;
        this.byName = byName;
    }

    /** The layouts of one folder. */
    public static LayoutFolder load(Path folder) {
        return load(List.of(folder));
    }

    /**
     * Reads every layout of some folders; a folder that is not there has none. Of two files of the same name only the one
     * in the later folder is read.
     *
     * @throws FilesRefused with every problem of every file
     */
    public static LayoutFolder load(List<Path> folders) {
        Map<String, Path> files = new TreeMap<>();
        folders.forEach(folder -> files(folder).forEach(file -> files.put(String.valueOf(file.getFileName()), file)));
        FileProblems problems = new FileProblems();
        Map<String, Layout> byName = new TreeMap<>();
        files.forEach((fileName, file) -> {
            String name = fileName.substring(0, fileName.length() - SUFFIX.length());
            YamlFile.read(file, fileName, problems)
                    .flatMap(yaml -> new LayoutParser(yaml, name).parse())
                    .ifPresent(layout -> byName.put(name, layout));
        });
        problems.refuseIfAny("the layouts are");
        return new LayoutFolder(List.copyOf(folders), byName);
    }

    public Optional<Layout> lookUp(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalArgumentException naming the layouts there are */
    public Layout find(String name) {
        return lookUp(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no layout '%s' in %s; there is %s"
                        .formatted(
                                name,
                                folders.stream().map(Path::toString).collect(Collectors.joining(" or ")),
                                byName.isEmpty() ? "none" : String.join(", ", byName.keySet()))));
    }

    /** By name. */
    public Collection<Layout> all() {
        return byName.values();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}

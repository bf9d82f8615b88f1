package org.tallyhouse.layout.declared.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallyhouse.layout.declared.Layout;

/** The layouts of a folder, {@code jobs/layouts}: one per file, named after it. */
public final class LayoutFolder {
    private static final String SUFFIX = ".yml";

    private final Path folder;
    private final Map<String, Layout> byName;

    private LayoutFolder(Path folder, Map<String, Layout> byName) {
        this.folder = folder;
        this.byName = byName;
    }

    /**
     * Reads every layout of a folder; a folder that is not there has none.
     *
     * @throws LayoutsRefused with every problem of every file
     */
    public static LayoutFolder load(Path folder) {
        List<LayoutProblem> problems = new ArrayList<>();
        Map<String, Layout> byName = new TreeMap<>();
        for (Path file : files(folder)) {
            String fileName = String.valueOf(file.getFileName());
            String name = fileName.substring(0, fileName.length() - SUFFIX.length());
            Yaml.read(file, problems)
                    .flatMap(yaml -> new LayoutParser(yaml, name).parse())
                    .ifPresent(layout -> byName.put(name, layout));
        }
        if (!problems.isEmpty()) {
            throw new LayoutsRefused(problems);
        }
        return new LayoutFolder(folder, byName);
    }

    public Optional<Layout> lookUp(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalArgumentException naming the layouts there are */
    public Layout find(String name) {
        return lookUp(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no layout '%s' in %s; there is %s"
                        .formatted(name, folder, byName.isEmpty() ? "none" : String.join(", ", byName.keySet()))));
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
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}

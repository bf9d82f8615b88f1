package org.tallyhouse.layout.declared.load;

/** What is wrong in a layout's file; the path names the keys down to the place, empty for the whole file. */
public record LayoutProblem(String file, String path, String reason) {

    @Override
    public String toString() {
        return path.isEmpty() ? "%s: %s".formatted(file, reason) : "%s: %s %s".formatted(file, path, reason);
    }
}

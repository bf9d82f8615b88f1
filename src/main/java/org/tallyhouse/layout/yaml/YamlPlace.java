package org.tallyhouse.layout.yaml;

import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.yaml.YamlNode.Entry;
import org.tallyhouse.layout.yaml.YamlNode.Keys;

/** Where a mapping stands: the keys from the file's top down to it, and where its problems go. */
record YamlPlace(String file, String path, Keys node, FileProblems problems) {

    YamlPlace below(String key, Keys inner) {
        return new YamlPlace(file, path(key), inner, problems);
    }

    String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    FileProblem problem(String key, String value, String reason) {
        return new FileProblem(file, lineOf(key), path(key), value, reason);
    }

    /** A problem of an item that is listed under a key. */
    void addProblem(String key, YamlNode item, String value, String reason) {
        problems.add(new FileProblem(file, item.line(), path(key), value, reason));
    }

    /** The key may be a path below; the line is that of its last part that is there. */
    private long lineOf(String key) {
        Entry last = node.find(key);
        if (last != null) {
            return last.line();
        }
        last = new Entry(node, node.line());
        for (String part : key.split("\\.")) {
            Entry next = last.value().find(part);
            if (next == null) {
                break;
            }
            last = next;
        }
        return last.line();
    }
}

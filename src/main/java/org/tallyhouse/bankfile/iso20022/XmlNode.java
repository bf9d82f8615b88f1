package org.tallyhouse.bankfile.iso20022;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small part of an XML file, held whole: one transaction, one header. Names are without namespace. */
final class XmlNode {
    private final String name;
    private final int line;
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String currency = "";

    XmlNode(String name, int line) {
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    void add(XmlNode child) {
        children.add(child);
    }

    void append(String part) {
        text.append(part);
    }

    /** The one attribute the messages use: {@code Ccy} of an amount. */
    void currency(@Nullable String code) {
        currency = code == null ? "" : code;
    }

    String currency() {
        return currency;
    }

    int line() {
        return line;
    }

    String place() {
        return "line " + line;
    }

    /** This node's trimmed text. */
    String text() {
        return text.toString().strip();
    }

    /** The text at a path below this node; empty if there is none. */
    String text(String... path) {
        XmlNode found = find(path);
        return found == null ? "" : found.text();
    }

    /** The first node at a path below this node. */
    @Nullable XmlNode find(String... path) {
        XmlNode at = this;
        for (String step : path) {
            at = at.child(step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    List<XmlNode> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    private @Nullable XmlNode child(String childName) {
        for (XmlNode child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /** A code, whichever of the two ways the message gives it. */
    String code() {
        String listed = text("Cd");
        return listed.isEmpty() ? text("Prtry") : listed;
    }
}

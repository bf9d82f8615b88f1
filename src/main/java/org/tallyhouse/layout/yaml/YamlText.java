package org.tallyhouse.layout.yaml;

/** A plain value as it is written, without its quotes, and the line on which it begins. */
public record YamlText(String text, long line) implements YamlNode {}

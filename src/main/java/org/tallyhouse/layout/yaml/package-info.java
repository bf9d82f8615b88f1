/**
 * YAML files that people write: reads one mapping per file, with the line of everything in it, and gives its values by
 * key and type. {@code YamlFile} reads, {@code YamlMapping} is what a reader's owner works with; what is wrong is
 * collected, and reading goes on. A value is the text that is written, 007 no seven; {@code null} is an empty one. Each
 * key once, no aliases, one document. Knows nothing of what the files are for. May come in: who reads such a file.
 */
@NullMarked
package org.tallyhouse.layout.yaml;

import org.jspecify.annotations.NullMarked;

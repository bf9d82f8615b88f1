/**
 * Layouts of a folder: reads {@code jobs/layouts/*.yml} and tells everything that is wrong with one. May come in: who
 * needs a layout by its name, and the command that checks them.
 */
@NullMarked
package org.tallyhouse.layout.declared.load;

import org.jspecify.annotations.NullMarked;

/**
 * The machinery that reads a folder, whatever is in it: columns and their types, lines and where they stand, problems,
 * what differs from what is stored. May come in: the rest of set-up; the command line for what is told.
 */
@NullMarked
package org.tallyhouse.setup.reading;

import org.jspecify.annotations.NullMarked;

/**
 * One file per kind of thing that set-up loads: its columns, its key, how it may change, where it is stored. May come in:
 * the rest of set-up; the command line for what the audit log calls things.
 */
@NullMarked
package org.tallyhouse.setup.kind;

import org.jspecify.annotations.NullMarked;

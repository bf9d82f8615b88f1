/**
 * One file per kind of thing that set-up loads: its fields, how they may change, where they are stored. A new field is a
 * line in the list of its kind, a component of the record and a line of {@code build}; if it is stored, also a column in
 * a migration and in SetUpMapper. May come in: the rest of set-up; the command line for what the audit log calls things.
 */
@NullMarked
package org.tallyhouse.setup.kind;

import org.jspecify.annotations.NullMarked;

/**
 * Moves what is owed: reads fee splits and terms, writes settlements, claims, entries and statements.
 */
@NullMarked
package org.tallyhouse.settlement;

import org.jspecify.annotations.NullMarked;

/**
 * Moves what is owed: reads fee splits and terms, writes settlements, entries and statements.
 */
@NullMarked
package org.tallyhouse.settlement;

import org.jspecify.annotations.NullMarked;

/**
 * Reads and writes files by a declared layout, a line at a time: memory does not grow with the file. May come in:
 * intake, bank files, payout, and the command that shows what a layout makes of a file.
 */
@NullMarked
package org.tallyhouse.layout.declared.line;

import org.jspecify.annotations.NullMarked;

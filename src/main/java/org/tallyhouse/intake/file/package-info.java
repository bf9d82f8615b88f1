/**
 * One file being taken in, whatever its kind: reads its rows, hands them over batch by batch; writes file_import and
 * the rejects. May come in: the kinds of file, and the commands that import one.
 */
@NullMarked
package org.tallyhouse.intake.file;

import org.jspecify.annotations.NullMarked;

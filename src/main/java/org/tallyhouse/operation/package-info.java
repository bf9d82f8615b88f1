/**
 * The operator's side: the command line and what it shows. Its rooms are {@code command}, {@code running}, {@code people},
 * {@code explain} and {@code view}; here is what they share.
 */
@NullMarked
package org.tallyhouse.operation;

import org.jspecify.annotations.NullMarked;

/**
 * The operator's side: the command line and what it shows.
 */
@NullMarked
package org.tallyhouse.operation;

import org.jspecify.annotations.NullMarked;

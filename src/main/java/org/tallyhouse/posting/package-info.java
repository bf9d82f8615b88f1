/**
 * Posts closed windows: reads buffered credits, writes one entry per account and window.
 */
@NullMarked
package org.tallyhouse.posting;

import org.jspecify.annotations.NullMarked;

/**
 * Posts closed windows, at night or turned during the day: reads buffered credits, writes one entry per
 * account and window.
 */
@NullMarked
package org.tallyhouse.posting;

import org.jspecify.annotations.NullMarked;

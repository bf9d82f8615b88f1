/** One row of each kind in each table that a stage reads, broken: who is set aside, and who is not. */
@NullMarked
package org.tallyhouse.broken;

import org.jspecify.annotations.NullMarked;

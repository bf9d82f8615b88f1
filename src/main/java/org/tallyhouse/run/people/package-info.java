/**
 * Operators (操作员): who may act, and who may decide about what another asked for. May come in: set-up, which stores them, the
 * command line, and whatever takes two persons.
 */
@NullMarked
package org.tallyhouse.run.people;

import org.jspecify.annotations.NullMarked;

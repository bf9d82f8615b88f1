/**
 * Pays settlements out: reads settlements and bank accounts, writes holds, instructions and bank files.
 */
@NullMarked
package org.tallyhouse.payout;

import org.jspecify.annotations.NullMarked;

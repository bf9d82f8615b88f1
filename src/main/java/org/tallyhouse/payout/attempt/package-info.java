/**
 * Tries to put bank files, each in the books before its first byte goes, so that no file is put twice by two who know
 * nothing of each other. Reads and writes {@code delivery_attempt} and {@code encrypted_copy}, each time in a commit of
 * its own. May come in: {@code payout}.
 */
@NullMarked
package org.tallyhouse.payout.attempt;

import org.jspecify.annotations.NullMarked;

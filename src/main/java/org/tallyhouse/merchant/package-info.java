/**
 * Who we work with and on which terms: merchants, their aliases and bank accounts, channels, banks.
 */
@NullMarked
package org.tallyhouse.merchant;

import org.jspecify.annotations.NullMarked;

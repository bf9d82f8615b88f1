/**
 * What is read for showing: accounts, merchants, holds, breaks, layouts and the state of nights. Writes nothing. May come
 * in: the commands and what explains.
 */
@NullMarked
package org.tallyhouse.operation.view;

import org.jspecify.annotations.NullMarked;

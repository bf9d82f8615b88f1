/**
 * What every failure is made of, so that programs need not take apart what people read: a reason from a closed set and
 * attributes. Reads and writes nothing and knows no other package; everybody may come in.
 *
 * <p>An exception that is {@link WithFailures} is told by them; {@link Failure#sentence} alone makes their text, and
 * {@link CauseText} says in plain words what a library or the system threw.
 */
@NullMarked
package org.tallyhouse.failure;

import org.jspecify.annotations.NullMarked;

/**
 * Files that come by themselves: reads {@code in/drop/<sender>/} and the servers of {@code pickups.yml}; writes what is
 * complete to {@code in/taking} and hands it to {@code intake.file}, then moves it to {@code in/archive}, or aside to
 * {@code in/refused} with its reason; keeps what was pulled in picked_up_file. May come in: the command that collects.
 */
@NullMarked
package org.tallyhouse.intake.watch;

import org.jspecify.annotations.NullMarked;

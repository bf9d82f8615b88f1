/**
 * Business calendars: which days work, and what a term of so many days comes to.
 */
@NullMarked
package org.tallyhouse.calendar;

import org.jspecify.annotations.NullMarked;

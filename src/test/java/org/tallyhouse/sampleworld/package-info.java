/**
 * The sample world: makes the files of {@code sample-files/}. It reads the bank files of real nights, to answer them, and
 * uses no code of the suite. Nobody comes in but its test and whoever runs {@code SampleWorld} by hand.
 */
@NullMarked
package org.tallyhouse.sampleworld;

import org.jspecify.annotations.NullMarked;

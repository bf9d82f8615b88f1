package org.tallyhouse.intake.watch;

/**
 * Why a file is moved aside.
 *
 * @param why one sentence or more
 * @param help what to do about it
 */
record Reason(String why, String help) {}

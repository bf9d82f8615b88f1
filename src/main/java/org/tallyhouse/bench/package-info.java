/**
 * Benchmarks on a schema of their own: what the suite's mechanisms cost beside the bare statements.
 */
@NullMarked
package org.tallyhouse.bench;

import org.jspecify.annotations.NullMarked;

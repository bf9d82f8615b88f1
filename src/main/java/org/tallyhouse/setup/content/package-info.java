/**
 * What a folder says, kind by kind, beside what is stored: reads both, writes nothing. May come in: set-up.
 */
@NullMarked
package org.tallyhouse.setup.content;

import org.jspecify.annotations.NullMarked;

/**
 * Who did what and why: operators and the audit log. Writes audit_log. May come in: the commands and what they run.
 */
@NullMarked
package org.tallyhouse.operation.people;

import org.jspecify.annotations.NullMarked;

/**
 * Set-up: who we work with and on which terms. Reads a folder of institution.yml, calendars/*.yml and CSV files; writes
 * institution, calendar, calendar_day, bank, channel, merchant and what belongs to them, fee_rule and audit_log, opens
 * accounts and the first business date. All or nothing: parse, compare with what is stored, check, then write in one
 * transaction. May come in: the command line.
 */
@NullMarked
package org.tallyhouse.setup;

import org.jspecify.annotations.NullMarked;

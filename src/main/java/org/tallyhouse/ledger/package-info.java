/**
 * Accounts, journals and holds: the one place where balances change. {@link org.tallyhouse.ledger.Ledger} and
 * {@link org.tallyhouse.ledger.Holds} book many at once for the night; the packages below book windows and single
 * calls. Writes account, journal, entry, hold, hold_movement and buffered_credit. May come in: the stages and the
 * command line.
 *
 * <h2>The locks</h2>
 *
 * Every transaction is READ COMMITTED, so that what is read behind a lock is what its last holder left. A
 * transaction takes the locks it needs in the order of this list, rows of one kind in the order of their keys, all
 * of a kind at once, and keeps them until it ends; so nobody waits in a circle. Code that takes one points here by
 * its number.
 *
 * <ol>
 *   <li><b>The lease</b>: {@code run_lease}, one row per date. Every commit of the night, of one of its stages, of
 *       a turn and of a filing has it shared and reads the run's token in it; whoever takes the date over has it
 *       exclusively, so a run that was taken over commits nothing more. Imports and what people decide take none.
 *   <li><b>What one kind of call decides about</b>: the institution (set-up, so that two do not run at once), an
 *       adjustment, an invoice, a stop, a request for settlement, a bank file to be delivered; exclusive. Each is
 *       locked by its own kind of call and by the step of the night that answers it, by nobody with a later lock.
 *       Behind a bank file's lock its tries are written, and the lease's heartbeat, each by a transaction of its own
 *       that locks nothing else: a lock is lost with its connection, what is committed is not.
 *   <li><b>The open window</b>: the row of {@code posting_window} with {@code open_marker = 1}. Shared by every
 *       call of the day, by transactions taken in, by adjustments, payments of invoices, and decisions about breaks
 *       and payouts: what they write counts for its date. Exclusive by cutover and by a turn, so that a window they
 *       close is complete, and by closing an account, so that no credit is on its way to it. It is looked up by its
 *       mark, by everybody: who locked the row first and its place in that index then would deadlock with cutover.
 *   <li><b>What is answered or undone</b>: breaks, payout instructions, then what is due of settlements, and the
 *       payment a refund or chargeback takes back; exclusive, by those who decide, take in a bank's answer or a refund.
 *   <li><b>Holds</b>, by id, exclusive: whoever ends them, in parts or whole.
 *   <li><b>Accounts</b>, by id, exclusive: every booking and every hold placed or ended, by day and by night,
 *       posting, and a change of status. A transaction with several bookings locks the accounts of all before the
 *       first.
 *   <li><b>Posting in transit</b>: the account of a currency that posting a window locks behind the others; nobody
 *       else moves it.
 *   <li><b>The business date</b>: a row of {@code business_day}. Shared by every journal and transaction of the date
 *       (their foreign keys) and by rows taken in for a date that is cut over; exclusive by cutover, by posting's
 *       fence against late rows, and by the close. Who has it exclusively takes none of 4 to 7.
 * </ol>
 *
 * <p><b>Platform accounts</b> (channels' receivables, fee income and the like) are too hot for 6 by day: a call
 * debits or credits them through the buffer, which locks no account's row. That insert has 3 shared, and shared too
 * the entries of the index {@code account_takes}, which no balance is in: a change of status waits for it, a
 * posting does not. The night books on them under 6, and so do statements, answers of banks, breaks and the
 * reversal of a buffered credit.
 *
 * <p><b>References.</b> A row that stands under a caller's reference claims it in {@code call_reference} (a trigger
 * sees to it), behind the locks above; who claims one that another transaction is claiming waits for that, and holds
 * nothing the other still needs. So one reference names one call, of whatever kind (I3).
 *
 * <p><b>What may be read without a lock.</b> What never changes: an account's id, code, owner, currency, kind and
 * mode. The rows of a window that is closed, and its totals: 3 was its fence. What a unique key decides in the end:
 * whether a reference, journal or correction is there; a status or window read to refuse early, which is read again
 * under its lock. The buffer of a guarded account whose row is locked: it only grows meanwhile, and is posted under
 * that lock. Several figures together only by one statement. What the night reads of its own date, which 1 and the
 * fence keep still.
 *
 * <p>Two limits. Several calls that a caller puts into one transaction lock their accounts call by call and may
 * deadlock with others. A statement or answers given by command are booked on the date that was open when their
 * import began, without 3: if it lasts until that date's close, what it books behind the closing balances is found
 * by the next close (I11), and refused once the date is closed.
 */
@NullMarked
package org.tallyhouse.ledger;

import org.jspecify.annotations.NullMarked;

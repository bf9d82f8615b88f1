package org.tallyhouse.payout.attempt;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.tallyhouse.delivery.BankDrop;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.FileToPut;
import org.tallyhouse.delivery.PutGuard;
import org.tallyhouse.payout.attempt.AttemptMapper.Unsettled;
import org.tallyhouse.payout.attempt.DeliveryAttempts.By;
import org.tallyhouse.payout.attempt.DeliveryAttempts.Outcome;

/**
 * One try to put a file and its {@code .ok} file. Where an earlier try may have put the file, this one puts it only if
 * that try's bytes still have their temporary name, and else only finishes what is there. So it is with a try that only
 * this home knows of, as the books are older.
 */
public final class DeliveryAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempt.class);

    private final DeliveryAttempts attempts;
    private final String file;
    private final int number;
    private final String mark;
    private final By by;
    private boolean mayBeThere;

    DeliveryAttempt(DeliveryAttempts attempts, String file, int number, String mark, By by) {
        this.attempts = attempts;
        this.file = file;
        this.number = number;
        this.mark = mark;
        this.by = by;
    }

    /**
     * Puts both, the {@code .ok} file last, and says how it ended.
     *
     * @throws DropFailed if one of them cannot be put
     * @throws RuntimeException if this process may not go on, or cannot know whether it may
     */
    public void put(BankDrop drop, FileToPut data, FileToPut okFile) {
        try {
            Unsettled earlier = takeBack(drop, data.name(), okFile.name());
            boolean isOfOtherBooks = attempts.isOfOtherBooks(file);
            drop.put(data, new Guard() {
                @Override
                public void beforePut() {
                    if (earlier != null) {
                        throw DeliveryAttempts.unsure(file, earlier);
                    }
                    if (isOfOtherBooks) {
                        mayBeThere = true;
                        throw DropFailed.notOfTheseBooks(file);
                    }
                    super.beforePut();
                }

                @Override
                public void beforeRename() {
                    attempts.markPut(file, mark);
                    super.beforeRename();
                    mayBeThere = true;
                }

                @Override
                public void renameRefused() {
                    mayBeThere = false;
                }
            });
            mayBeThere = true;
            drop.put(okFile, new Guard());
        } catch (RuntimeException e) {
            end(mayBeThere ? Outcome.UNSURE : Outcome.NOT_PUT, e);
            throw e;
        }
        attempts.commit(statements -> statements.end(file, number, Outcome.PUT));
    }

    /** Takes the bytes of earlier tries away; returns the last one whose bytes are not there: it may have put them. */
    private @Nullable Unsettled takeBack(BankDrop drop, String name, String okName) {
        Unsettled last = null;
        for (Unsettled earlier : attempts.commit(statements -> statements.unsettled(file))) {
            if (earlier.attempt() == number) {
                continue;
            }
            drop.withdraw(okName, earlier.mark());
            if (drop.withdraw(name, earlier.mark())) {
                attempts.commit(statements -> statements.settle(file, earlier.attempt()));
            } else {
                last = earlier;
            }
        }
        return last;
    }

    /** Without a database it stays unsaid, and then a person is asked. */
    private void end(Outcome outcome, RuntimeException failure) {
        try {
            attempts.commit(statements -> statements.end(file, number, outcome));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("how try {} of {} ended could not be written", number, file, e);
            failure.addSuppressed(e);
        }
    }

    private class Guard implements PutGuard {
        @Override
        public String mark() {
            return mark;
        }

        @Override
        public void beforePut() {
            attempts.confirm(by, file, number);
        }

        @Override
        public void beforeRename() {
            attempts.confirm(by, file, number);
        }

        @Override
        public void renameRefused() {
            // its file is there in any case
        }
    }
}

package org.tallyhouse.payout.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.delivery.BankDrop;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.delivery.FileToPut;
import org.tallyhouse.delivery.PutGuard;
import org.tallyhouse.payout.attempt.DeliveryAttempts.By;

/** Tries to put a file into a drop whose answers get lost, by people who are frozen in between. */
@Tag("database")
class DeliveryAttemptTest {
    private static final String FILE = "lotus-20260213-001.csv";
    private static final String OK = FILE + ".ok";

    @TempDir
    private static Path home;

    private static Books books;
    private static DeliveryAttempts attempts;

    private final Drop drop = new Drop();

    @BeforeAll
    static void aFileThatWaits() {
        books = Books.sample(home);
        attempts = books.get(DeliveryAttempts.class);
        books.jdbc()
                .update(
                        "INSERT INTO bank_file (bank_id, business_date, sequence, name, currency, item_count, total_minor,"
                                + " sha256, execution_date) VALUES ('lotus', '2026-02-13', 1, ?, 'CNY', 1, 1, REPEAT('0', 64), '2026-02-14')",
                        FILE);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @BeforeEach
    void noTries() {
        try {
            Files.deleteIfExists(home.resolve("out/.put").resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        books.jdbc().update("DELETE FROM delivery_attempt");
        books.jdbc().update("UPDATE bank_file SET delivery = 'WAITING'");
    }

    @Test
    void bothArePutTheOkFileLast() {
        put(begin());

        assertThat(drop.shown).containsExactly(FILE, OK);
        assertThat(outcomes()).containsExactly("PUT");
        assertThat(attempts.wasPut(FILE)).isTrue();
    }

    @Test
    void whoWasFrozenPutsNothingAfterAnotherHasGoneOn() {
        DeliveryAttempt frozen = begin();
        assertThatThrownBy(() -> put(begin()))
                .isInstanceOf(DropFailed.class)
                .hasMessageContaining("began to put " + FILE);

        assertThatThrownBy(() -> put(frozen)).hasMessageContaining("somebody else has gone on");

        assertThat(drop.shown).isEmpty();
        assertThat(outcomes()).as("now both have said how it ended").containsExactly("NOT_PUT", "NOT_PUT");
        put(begin());
        assertThat(drop.shown).containsExactly(FILE, OK);
    }

    /** At each point: before the first byte, before the file's name, before the first byte of its .ok file, and before its name. */
    @Test
    void whoIsFrozenAnywherePutsNothingMoreAfterAPersonHasDecided() {
        for (int point = 1; point <= 4; point++) {
            noTries();
            drop.reset();
            drop.freezeAt = point;
            drop.meanwhile = () -> {
                books.get(TransactionTemplate.class).executeWithoutResult(status -> attempts.release(FILE));
                put(begin());
                drop.there.clear();
                drop.shown.clear();
            };

            assertThatThrownBy(() -> put(begin())).hasMessageContaining("somebody else has gone on");

            assertThat(drop.shown).as("point %d", point).isEmpty();
        }
    }

    @Test
    void whatWasHandedOverMeanwhileIsNotPut() {
        DeliveryAttempt frozen = begin();
        books.jdbc().update("UPDATE bank_file SET delivery = 'DONE'");

        assertThatThrownBy(() -> put(frozen)).hasMessageContaining("somebody else has gone on");
        assertThat(drop.shown).isEmpty();
    }

    /** The server renamed, its answer was lost, and the bank was quick. */
    @Test
    void aRenameWithoutAnAnswerIsNotRepeated() {
        drop.loseAnswer = true;
        assertThatThrownBy(() -> put(begin())).hasMessage("connection lost");
        assertThat(outcomes()).containsExactly("UNSURE");
        drop.loseAnswer = false;
        drop.there.clear();

        assertThatThrownBy(() -> put(begin())).isInstanceOf(DropFailed.class).hasMessageContaining("--put-again");

        assertThat(drop.shown).containsExactly(FILE);
        assertThat(outcomes()).containsExactly("UNSURE", "NOT_PUT");
    }

    @Test
    void aRenameWithoutAnAnswerIsFinishedWhileTheFileIsThere() {
        drop.loseAnswer = true;
        assertThatThrownBy(() -> put(begin())).hasMessage("connection lost");
        drop.loseAnswer = false;

        put(begin());

        assertThat(drop.shown).containsExactly(FILE, OK);
    }

    @Test
    void aRenameThatWasRefusedMayBeTriedAgain() {
        drop.refuse = true;
        assertThatThrownBy(() -> put(begin())).hasMessage("refused");
        assertThat(outcomes()).containsExactly("NOT_PUT");
        drop.refuse = false;

        put(begin());

        assertThat(drop.shown).containsExactly(FILE, OK);
    }

    /** A bank should wait for the .ok file, but it may not have. */
    @Test
    void aFileWithoutItsOkFileIsNotPutASecondTime() {
        drop.failFor = OK;
        assertThatThrownBy(() -> put(begin())).hasMessage("no room");
        assertThat(outcomes()).containsExactly("UNSURE");
        drop.failFor = "";
        drop.there.clear();

        assertThatThrownBy(() -> put(begin())).isInstanceOf(DropFailed.class);

        assertThat(drop.shown).containsExactly(FILE);
    }

    @Test
    void whoseBytesCanBeTakenAwayHasPutNothing() {
        begin();
        drop.canWithdraw = true;

        put(begin());

        assertThat(outcomes()).containsExactly("NOT_PUT", "PUT");
    }

    private DeliveryAttempt begin() {
        return attempts.begin(FILE, By.PERSON);
    }

    private void put(DeliveryAttempt attempt) {
        attempt.put(drop, new FileToPut(home, FILE, "0".repeat(64)), new FileToPut(home, OK, "0".repeat(64)));
    }

    private static List<String> outcomes() {
        return books.jdbc()
                .queryForList("SELECT COALESCE(outcome, '-') FROM delivery_attempt ORDER BY attempt", String.class);
    }

    /** A bank's folder without bytes. */
    private static final class Drop implements BankDrop {
        final Set<String> there = new HashSet<>();
        final List<String> shown = new ArrayList<>();
        boolean loseAnswer;
        boolean refuse;
        boolean canWithdraw;
        String failFor = "";
        int freezeAt;
        Runnable meanwhile = () -> {};
        private int points;

        void reset() {
            there.clear();
            shown.clear();
            points = 0;
        }

        @Override
        public void put(FileToPut file, PutGuard guard) {
            if (there.contains(file.name())) {
                return;
            }
            point();
            guard.beforePut();
            if (file.name().equals(failFor)) {
                throw new IllegalStateException("no room");
            }
            point();
            guard.beforeRename();
            if (refuse) {
                guard.renameRefused();
                throw new IllegalStateException("refused");
            }
            there.add(file.name());
            shown.add(file.name());
            if (loseAnswer) {
                throw new IllegalStateException("connection lost");
            }
        }

        private void point() {
            if (++points == freezeAt) {
                meanwhile.run();
            }
        }

        @Override
        public boolean withdraw(String name, String mark) {
            return canWithdraw;
        }
    }
}

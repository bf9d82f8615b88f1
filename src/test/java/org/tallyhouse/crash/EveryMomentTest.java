package org.tallyhouse.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.tallyhouse.Books;

/** A night that dies at any of its moments ends like an undisturbed one when the same command is given again. */
@Tag("database")
@Isolated("the JDK tells of every file that changes, and two nights take the whole machine")
class EveryMomentTest {
    /** So that no night is taken for one that was watched. */
    private static final int FEWEST_STATES = 400;

    private static final int APART = 30;
    /** {@code all}, a state like 67, or the first and last of several: 500-600. */
    private static final String ASKED = System.getProperty("tallyhouse.test.crash", "");

    private static WatchedFiles files;

    @TempDir
    private Path folder;

    @BeforeAll
    static void watch() {
        files = new WatchedFiles();
    }

    @AfterAll
    static void letGo() {
        files.close();
    }

    @Test
    void theSampleNight() {
        CrashedNight night = new CrashedNight("the sample night", Books.FRIDAY, folder, files, Books::sampleFriday);
        require(night.run(chosen()));
    }

    @Test
    void aNightOfLateAndCorrectedFilesAndOfMoneyThatComesBack() {
        CrashedNight night = new CrashedNight("the night of late files", Books.SATURDAY, folder, files, LateFiles::in);
        require(night.run(chosen()));
    }

    private static void require(CrashedNight.Result result) {
        assertThat(result.wrong()).as("what was not like an undisturbed night").isEmpty();
        assertThat(result.states()).isGreaterThan(FEWEST_STATES);
        if (ASKED.equals("all")) {
            assertThat(result.points()).isGreaterThanOrEqualTo(result.states());
        }
        assertThat(result.points()).isPositive();
    }

    /** All of them, those asked for, or now and then one. */
    private static IntPredicate chosen() {
        if (ASKED.equals("all")) {
            return state -> true;
        }
        if (!ASKED.isEmpty()) {
            String[] range = ASKED.split("-");
            int first = Integer.parseInt(range[0]);
            int last = Integer.parseInt(range[range.length - 1]);
            return state -> first <= state && state <= last;
        }
        long seed = Long.getLong("tallyhouse.test.seed", 1);
        System.out.printf("every %dth state, seed %d%n", APART, seed);
        return state -> state % APART == Math.floorMod(seed, APART);
    }
}

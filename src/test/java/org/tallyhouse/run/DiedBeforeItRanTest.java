package org.tallyhouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.repository.JobRepository;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.run.RunResult.Outcome;

/** A run whose process died when its job's instance was committed, and no execution of it yet. */
@Tag("database")
class DiedBeforeItRanTest {
    @TempDir
    private Path home;

    @Test
    void isResumed() {
        try (Books books = Books.sampleFriday(home)) {
            Nights.cutOver(books, Books.FRIDAY);
            books.get(JobRepository.class)
                    .createJobInstance("intake", RunIdentity.parameters(Books.FRIDAY, "test", "test"));
            assertThat(books.run("intake", Books.FRIDAY)).extracting("outcome").isEqualTo(Outcome.DONE);
        }
    }
}

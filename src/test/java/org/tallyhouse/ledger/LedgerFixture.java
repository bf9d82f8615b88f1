package org.tallyhouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;

/** Empty books with an open date for the tests of one class; whatever a test did, the invariants hold after it. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LedgerFixture {
    public Books books;
    public TestLedger ledger;

    @BeforeAll
    void openBooks(@TempDir Path home) {
        books = Books.empty(home);
        ledger = new TestLedger(books);
    }

    @AfterEach
    void theInvariantsHold() {
        assertThat(ledger.broken()).isEmpty();
    }

    @AfterAll
    void closeBooks() {
        books.close();
    }
}

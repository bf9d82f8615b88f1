package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyhouse.Books;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.online.LedgerCall.Outcome;

/** Two threads make one call at the same time: it is done once, and both are told the same. */
@Tag("database")
@Timeout(300)
class SameCallTwiceTest {
    private static final int TIMES = 50;
    private static final long HELD = 300;
    private static final String BOOKED = """
            SELECT (SELECT COUNT(*) FROM journal WHERE source = ?)
                 + (SELECT COUNT(*) FROM buffered_credit c WHERE source = ?
                      AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.source = c.source))
                 + (SELECT COUNT(*) FROM hold_movement m WHERE reference = ?
                      AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.source = m.reference))
                 + (SELECT COUNT(*) FROM hold WHERE hold_id = ?)
            """;

    @TempDir
    private static Path home;

    private static Books books;
    private static OnlineShop shop;

    @BeforeAll
    static void open() {
        books = Books.empty(home);
        shop = new OnlineShop(books);
    }

    @AfterAll
    static void close() {
        assertThat(shop.books.broken()).isEmpty();
        books.close();
    }

    @ParameterizedTest
    @EnumSource(LedgerCall.Kind.class)
    void isDoneOnceAndToldTwice(LedgerCall.Kind kind) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            LedgerCall call = call(kind, 100);

            List<Outcome> outcomes = together(call, call);

            assertThat(outcomes.get(0).receipt()).as("%s", outcomes).isNotNull();
            assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
            assertThat(booked(call)).isEqualTo(1);
        }
    }

    /** Who comes second is refused, whoever that is. */
    @ParameterizedTest
    @EnumSource(
            value = LedgerCall.Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXPIRE", "REVERSE"})
    void ofTwoUnderOneReferenceOneIsDone(LedgerCall.Kind kind) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            LedgerCall call = call(kind, 100);

            List<Outcome> outcomes = together(call, call.of(101));

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.receipt() != null)
                    .as("%s", outcomes)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.refusal() != null)
                    .allMatch(outcome -> outcome.refusal().reason() == Reason.REFERENCE_REUSED);
            assertThat(booked(call)).isEqualTo(1);
        }
    }

    static Stream<Arguments> differentKinds() {
        List<LedgerCall.Kind> kinds = Arrays.stream(LedgerCall.Kind.values())
                // a hold's id and an expiry are names of their own
                .filter(kind -> kind != LedgerCall.Kind.PLACE && kind != LedgerCall.Kind.EXPIRE)
                .toList();
        return kinds.stream()
                .flatMap(one -> kinds.stream()
                        .filter(other -> one.compareTo(other) < 0)
                        .map(other -> Arguments.of(one, other)));
    }

    /** One reference names one call, be it of whatever kind; who was refused once is refused again. */
    @ParameterizedTest
    @MethodSource("differentKinds")
    void ofTwoKindsUnderOneReferenceOneIsDone(LedgerCall.Kind kind, LedgerCall.Kind otherKind) throws Exception {
        for (int i = 0; i < 10; i++) {
            LedgerCall call = call(kind, 100);
            LedgerCall other = call(otherKind, 101).under(call.reference());

            List<Outcome> outcomes = together(call, other);

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.receipt() != null)
                    .as("%s", outcomes)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.refusal() != null)
                    .allMatch(outcome -> outcome.refusal().reason() == Reason.REFERENCE_REUSED);
            assertThat(outcomeOf(call).receipt()).isEqualTo(outcomes.get(0).receipt());
            assertThat(outcomeOf(other).receipt()).isEqualTo(outcomes.get(1).receipt());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LedgerCall.Kind.class,
            names = {"CREDIT", "DEBIT", "TRANSFER", "CAPTURE", "RELEASE", "REVERSE"})
    void aCreditOfTheWriterIsDoneOrTheOtherCall(LedgerCall.Kind kind) throws Exception {
        try (BufferedCreditWriter writer = new BufferedCreditWriter(books.get(DataSource.class), shop.ledger, 1)) {
            for (int i = 0; i < 10; i++) {
                LedgerCall other = call(kind, 101);
                Movement credit = call(LedgerCall.Kind.BUFFER, 100)
                        .under(other.reference())
                        .toMovement();
                CyclicBarrier start = new CyclicBarrier(2);
                try (TestThreads threads = new TestThreads()) {
                    Future<Outcome> made = threads.run(() -> make(other, start));
                    Future<Boolean> buffered = threads.run(() -> {
                        start.await();
                        return writer.credit(credit)
                                .handle((receipt, e) -> e == null)
                                .get();
                    });
                    assertThat(List.of(made.get().receipt() != null, buffered.get()))
                            .containsExactlyInAnyOrder(true, false);
                }
            }
        }
    }

    private static Outcome outcomeOf(LedgerCall call) {
        return shop.run(connection -> call.make(shop.ledger, connection));
    }

    /** Both stand at a barrier, each in a transaction that is begun. */
    private static List<Outcome> together(LedgerCall one, LedgerCall other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (TestThreads threads = new TestThreads()) {
            List<Future<Outcome>> outcomes =
                    List.of(threads.run(() -> make(one, start)), threads.run(() -> make(other, start)));
            return List.of(outcomes.get(0).get(), outcomes.get(1).get());
        }
    }

    private static Outcome make(LedgerCall call, CyclicBarrier start) throws Exception {
        start.await();
        return shop.run(connection -> call.make(shop.ledger, connection));
    }

    /** A call that can be done. */
    private static LedgerCall call(LedgerCall.Kind kind, long amountMinor) {
        String receivable = shop.channel("RECEIVABLE");
        String balance = shop.first("BALANCE");
        String other = shop.second("BALANCE");
        String reference = shop.reference();
        return switch (kind) {
            case CREDIT -> LedgerCall.movement(kind, reference, receivable, balance, amountMinor);
            case BUFFER -> LedgerCall.movement(kind, reference, receivable, shop.first("PENDING"), amountMinor);
            case DEBIT -> LedgerCall.movement(kind, reference, funded(balance), receivable, amountMinor);
            case TRANSFER -> LedgerCall.movement(kind, reference, funded(balance), other, amountMinor);
            case PLACE -> LedgerCall.place(reference, funded(balance), amountMinor, null);
            case CAPTURE -> LedgerCall.capture(reference, placed(), shop.first("BALANCE"), other, amountMinor);
            case RELEASE -> LedgerCall.release(reference, placed(), amountMinor);
            case EXPIRE -> LedgerCall.expire(placed());
            case REVERSE -> LedgerCall.reverse(reference, credited(amountMinor));
        };
    }

    private static String funded(String account) {
        shop.fund(account, 1_000);
        return account;
    }

    private static String placed() {
        String hold = shop.reference();
        shop.place(hold, funded(shop.first("BALANCE")), HELD);
        return hold;
    }

    private static String credited(long amountMinor) {
        Movement credit = shop.movement(shop.channel("RECEIVABLE"), shop.first("PENDING"), amountMinor);
        shop.buffer(credit);
        return credit.reference();
    }

    private static long booked(LedgerCall call) {
        return books.number(BOOKED, call.reference(), call.reference(), call.reference(), call.reference());
    }
}

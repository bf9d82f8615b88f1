package org.tallyhouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallyhouse.ledger.LedgerTest.refused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.tallyhouse.ledger.Holds.Request;
import org.tallyhouse.ledger.LedgerException.Reason;

/** Money frozen under an id, and how the freeze ends. */
@Tag("database")
class HoldsTest extends LedgerFixture {
    /** Worked example 6 of the domain: 100.00 posted, 20.00 buffered, 30.00 held. */
    @Test
    void availableLeavesOutTheBufferAndEffectiveCountsIt() {
        long posted = seen(Account.Guard.POSTED);
        long effective = seen(Account.Guard.EFFECTIVE);

        assertThat(ledger.spendable(posted, Long.MAX_VALUE)).isEqualTo(70_00);
        assertThat(ledger.spendable(effective, 70_00)).isEqualTo(70_00);
        assertThat(ledger.spendable(effective, 70_01)).isEqualTo(90_00);
    }

    @Test
    void aCapturedHoldMovesItsMoney() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        long bank = ledger.house();
        String hold = ledger.source();
        assertThat(place(request(hold, shop, 100))).isEmpty();
        assertThat(ledger.posted(shop)).isEqualTo(100);
        assertThat(ledger.held(shop)).isEqualTo(100);

        capture(Map.of(hold, bank));

        assertThat(ledger.posted(shop)).isZero();
        assertThat(ledger.held(shop)).isZero();
        assertThat(ledger.posted(bank)).isEqualTo(100);
        assertThat(books.jdbc().queryForList("SELECT type FROM journal WHERE source = ?", String.class, hold))
                .containsExactly("PAYOUT");
    }

    @Test
    void aReleasedHoldGivesItsMoneyBack() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        String hold = ledger.source();
        place(request(hold, shop, 60));

        release(hold);

        assertThat(ledger.posted(shop)).isEqualTo(100);
        assertThat(ledger.held(shop)).isZero();
        assertThat(ledger.spendable(shop, 100)).isEqualTo(100);
    }

    @Test
    void requestsAreServedInOrderAndThoseWithoutMoneyAreHandedBack() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        long other = ledger.funded(Account.Guard.POSTED, 10, 1);
        Request first = request(ledger.source(), shop, 60);
        Request tooMuch = request(ledger.source(), shop, 41);
        Request rest = request(ledger.source(), shop, 40);
        Request inOverdraft = request(ledger.source(), other, 11);
        Request nothingLeft = request(ledger.source(), other, 1);

        assertThat(place(first, tooMuch, rest, inOverdraft, nothingLeft)).containsExactly(tooMuch, nothingLeft);

        assertThat(ledger.held(shop)).isEqualTo(100);
        assertThat(ledger.held(other)).isEqualTo(11);
        refused(Reason.HOLD_UNKNOWN, () -> release(tooMuch.holdId()));
    }

    @Test
    void heldMoneyCannotBeSpent() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        place(request(ledger.source(), shop, 60));

        refused(Reason.INSUFFICIENT_FUNDS, () -> ledger.transfer(shop, ledger.house(), 41));
        ledger.transfer(shop, ledger.house(), 40);
    }

    @Test
    void aHoldEndsOnce() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        String captured = ledger.source();
        String released = ledger.source();
        String still = ledger.source();
        place(request(captured, shop, 10), request(released, shop, 20), request(still, shop, 30));
        capture(Map.of(captured, ledger.house()));
        release(released);

        refused(Reason.HOLD_ENDED, () -> capture(Map.of(captured, ledger.house())));
        refused(Reason.HOLD_ENDED, () -> release(captured));
        refused(Reason.HOLD_ENDED, () -> capture(Map.of(released, ledger.house())));
        refused(Reason.HOLD_ENDED, () -> release(still, released));

        assertThat(ledger.posted(shop)).isEqualTo(90);
        assertThat(ledger.held(shop)).isEqualTo(30);
    }

    @Test
    void anIdHoldsOnceAndTheSecondTimeNothingChanges() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        Request hold = request(ledger.source(), shop, 10);
        place(hold);

        assertThatThrownBy(() -> place(hold)).isInstanceOf(DuplicateKeyException.class);

        assertThat(ledger.held(shop)).isEqualTo(10);
    }

    @Test
    void whatDoesNotExistIsRefusedAndNothingOfItsRequestIsDone() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        String hold = ledger.source();
        place(request(hold, shop, 10));

        refused(Reason.HOLD_UNKNOWN, () -> release(hold, "no such hold"));
        refused(Reason.HOLD_UNKNOWN, () -> capture(Map.of(hold, ledger.house(), "no such hold", shop)));
        refused(Reason.UNKNOWN_ACCOUNT, () -> capture(Map.of(hold, 999_999L)));
        refused(Reason.UNKNOWN_ACCOUNT, () -> place(request(ledger.source(), 999_999, 1)));

        assertThat(ledger.posted(shop)).isEqualTo(100);
        assertThat(ledger.held(shop)).isEqualTo(10);
    }

    @Test
    void whatWasHeldBeforeAnAccountWasFrozenStillEnds() {
        long shop = ledger.funded(Account.Guard.POSTED, 0, 100);
        String paid = ledger.source();
        String returned = ledger.source();
        place(request(paid, shop, 10), request(returned, shop, 20));
        books.jdbc().update("UPDATE account SET status = 'FROZEN' WHERE account_id = ?", shop);

        capture(Map.of(paid, ledger.house()));
        release(returned);

        assertThat(ledger.held(shop)).isZero();
        assertThat(ledger.posted(shop)).isEqualTo(90);
        assertThat(place(request(ledger.source(), shop, 1))).hasSize(1);
    }

    @Test
    void nothingToEndIsNoError() {
        ledger.inTransaction(() -> ledger.holds().release(List.of(), ledger.openDate()));
        capture(Map.of());
        assertThat(place()).isEmpty();
    }

    private long seen(Account.Guard guard) {
        long account = ledger.funded(guard, 0, 100_00);
        ledger.buffer(ledger.house(), account, 20_00);
        place(request(ledger.source(), account, 30_00));
        return account;
    }

    private Request request(String holdId, long account, long amountMinor) {
        return new Request(holdId, account, amountMinor, ledger.openDate(), "test");
    }

    private List<Request> place(Request... requests) {
        return ledger.inTransaction(() -> ledger.holds().place(List.of(requests)));
    }

    private void capture(Map<String, Long> targets) {
        ledger.inTransaction(() -> ledger.holds().capture(targets, JournalType.PAYOUT, ledger.openDate()));
    }

    private void release(String... holdIds) {
        ledger.inTransaction(() -> ledger.holds().release(List.of(holdIds), ledger.openDate()));
    }
}

package org.tallyhouse.payout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallyhouse.payout.PayoutMapper.ToPay;

/** Which settlements are paid together; they come ordered by bank, account number and settlement. */
final class PayoutMerging {
    private PayoutMerging() {}

    /** Behind which row the next page begins; settlement and bank have no tab in their ids. */
    record Position(String settlementId, String bankId, String accountNumber) {
        private static final String SEPARATOR = "\t";

        static Position parse(String text) {
            String[] parts = text.split(SEPARATOR, 3);
            return parts.length < 3 ? new Position("", "", "") : new Position(parts[0], parts[1], parts[2]);
        }

        static Position behind(ToPay row) {
            Payee payee = payeeOf(row);
            return new Position(row.settlementId(), payee.bankId(), payee.accountNumber());
        }

        @Override
        public String toString() {
            return String.join(SEPARATOR, settlementId, bankId, accountNumber);
        }
    }

    /**
     * A page without its last account, of which a full page may have a part only. An account that fills the page
     * alone stays: what is paid together is at most one page.
     */
    static List<ToPay> wholePayees(List<ToPay> page, int most) {
        if (page.size() < most) {
            return page;
        }
        Payee last = payeeOf(page.get(page.size() - 1));
        List<ToPay> whole =
                page.stream().filter(row -> !isSameAccount(payeeOf(row), last)).toList();
        return whole.isEmpty() ? page : whole;
    }

    static List<List<ToPay>> together(List<ToPay> page) {
        Map<Payee, List<ToPay>> byPayee = new LinkedHashMap<>();
        page.forEach(row -> byPayee.computeIfAbsent(payeeOf(row), payee -> new ArrayList<>())
                .add(row));
        return List.copyOf(byPayee.values());
    }

    private static boolean isSameAccount(Payee one, Payee other) {
        return one.bankId().equals(other.bankId()) && one.accountNumber().equals(other.accountNumber());
    }

    private static Payee payeeOf(ToPay row) {
        return Objects.requireNonNull(row.payee(), row.settlementId());
    }
}

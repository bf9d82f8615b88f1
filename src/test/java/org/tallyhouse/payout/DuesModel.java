package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What nights order and leave due, as the documents say it and without tables. Minor units. */
final class DuesModel {
    private final Map<String, Merchant> merchants = new TreeMap<>();
    private final Set<String> reasons = new TreeSet<>();

    DuesModel(List<String> ids, long approvalLimit) {
        ids.forEach(id -> merchants.put(id, new Merchant(id, approvalLimit)));
    }

    Merchant merchant(String id) {
        return merchants.get(id);
    }

    void night(LocalDate date) {
        merchants.values().forEach(merchant -> merchant.night(date));
        reasons.addAll(dues().keySet().stream()
                .map(key -> key.substring(key.lastIndexOf(' ') + 1))
                .toList());
        merchants.values().forEach(merchant -> reasons.addAll(merchant.passing));
    }

    Set<String> reasonsSeen() {
        return reasons;
    }

    Map<String, String> ordered() {
        Map<String, String> all = new TreeMap<>();
        merchants
                .values()
                .forEach(merchant ->
                        merchant.payouts.forEach(payout -> all.put(payout.id, payout.status + " " + payout.minor)));
        return all;
    }

    Map<String, Long> dues() {
        Map<String, Long> all = new TreeMap<>();
        merchants
                .values()
                .forEach(merchant -> merchant.dues
                        .values()
                        .forEach(due -> all.put("%s %s %s".formatted(due.settlement, due.way, due.reason), due.minor)));
        return all;
    }

    /** As many default bank accounts as its place here. */
    enum Accounts {
        NONE,
        ONE,
        TWO
    }

    private static final class Payout {
        private final String id;
        private final String settlement;
        private final long minor;
        private final int account;
        private String status;

        Payout(String id, String settlement, long minor, int account, String status) {
            this.id = id;
            this.settlement = settlement;
            this.minor = minor;
            this.account = account;
            this.status = status;
        }
    }

    private record Due(String settlement, String way, String reason, long minor) {}

    static final class Merchant {
        final String id;
        final Map<String, Long> frozen = new TreeMap<>();
        private final long approvalLimit;
        private final List<Payout> payouts = new ArrayList<>();
        /** By settlement and way. */
        private final Map<String, Due> dues = new TreeMap<>();

        private final List<String> passing = new ArrayList<>();
        long balanceMinor;
        private Accounts accounts = Accounts.ONE;
        private int account;
        private String tonight = "";
        private long tonightMinor;
        private long heldLeft;

        Merchant(String id, long approvalLimit) {
            this.id = id;
            this.approvalLimit = approvalLimit;
        }

        String balanceCode() {
            return id + ".CNY.BALANCE";
        }

        String accountNumber() {
            return id + "-" + account;
        }

        /** Always to another number. */
        void change(Accounts to) {
            accounts = to;
            account++;
        }

        void settled(String settlement, long minor) {
            tonight = settlement;
            tonightMinor = minor;
            balanceMinor += minor;
        }

        long freeMinor() {
            return balanceMinor - ordered() - frozenMinor();
        }

        /** Nothing is answered, so what is ordered and not stopped is held. */
        private long ordered() {
            return payouts.stream()
                    .filter(payout -> !payout.status.equals("REJECTED"))
                    .mapToLong(payout -> payout.minor)
                    .sum();
        }

        private long frozenMinor() {
            return frozen.values().stream().mapToLong(Long::longValue).sum();
        }

        List<String> waiting() {
            return payouts.stream()
                    .filter(payout -> payout.status.equals("WAITING"))
                    .map(payout -> payout.id)
                    .toList();
        }

        void decided(String payoutId, boolean approved) {
            Payout payout = payouts.stream()
                    .filter(one -> one.id.equals(payoutId))
                    .findFirst()
                    .orElseThrow();
            payout.status = approved ? "APPROVED" : "REJECTED";
            if (!approved) {
                add(payout.settlement, "ORDER", "REJECTED", payout.minor);
            }
        }

        private void add(String settlement, String way, String reason, long minor) {
            if (minor > 0) {
                dues.merge(
                        settlement + way,
                        new Due(settlement, way, reason, minor),
                        (old, more) -> new Due(settlement, way, reason, old.minor + more.minor));
            }
        }

        void night(LocalDate date) {
            passing.clear();
            payouts.stream()
                    .filter(payout -> Set.of("WAITING", "APPROVED").contains(payout.status))
                    .filter(payout -> accounts == Accounts.NONE || payout.account != account)
                    .forEach(payout -> {
                        payout.status = "REJECTED";
                        passing.add("ACCOUNT_ENDED");
                        add(payout.settlement, "NIGHT", "ACCOUNT_ENDED", payout.minor);
                    });
            String why = order(tonight, "P-" + tonight.substring(2), tonightMinor);
            long forPeople = dues.values().stream()
                    .filter(due -> due.way.equals("ORDER"))
                    .mapToLong(due -> due.minor)
                    .sum();
            long covered = 0;
            heldLeft = frozenMinor();
            for (Due due : List.copyOf(dues.values())) {
                if (due.way.equals("NIGHT")) {
                    dues.remove(due.settlement + "NIGHT");
                    again(due, forPeople);
                } else if (due.way.equals("ORDER")) {
                    covered += keep(due, covered);
                }
            }
            add(tonight, "NIGHT", why, why.isEmpty() ? 0 : tonightMinor);
            payouts.stream()
                    .filter(payout -> payout.status.equals("APPROVED"))
                    .forEach(payout -> payout.status = "FILED");
        }

        /** Returns how much of it is free; what the balance has not got is spent. */
        private long keep(Due due, long covered) {
            long free = Math.min(due.minor, Math.max(0, freeMinor() - covered));
            long held = Math.min(due.minor - free, heldLeft);
            heldLeft -= held;
            if (free + held < due.minor) {
                dues.remove(due.settlement + "ORDER");
                add(due.settlement, "ORDER", due.reason, free + held);
                add(due.settlement, "NONE", "SPENT", due.minor - free - held);
            }
            return free;
        }

        private void again(Due due, long forPeople) {
            long minor = Math.min(due.minor, Math.max(0, freeMinor() - forPeople));
            if (accounts != Accounts.ONE) {
                add(due.settlement, "NIGHT", noAccount(), due.minor);
                return;
            }
            if (minor > 0) {
                long before = payouts.stream()
                        .filter(payout -> payout.settlement.equals(due.settlement))
                        .count();
                order(due.settlement, "P-" + due.settlement + (before == 0 ? "" : "-" + (before + 1)), minor);
            }
            long missing = due.minor - minor;
            long held = Math.min(missing, heldLeft);
            heldLeft -= held;
            add(due.settlement, "NIGHT", "INSUFFICIENT_FUNDS", held);
            add(due.settlement, "NONE", "SPENT", missing - held);
        }

        private String noAccount() {
            return accounts == Accounts.NONE ? "NO_BANK_ACCOUNT" : "TWO_BANK_ACCOUNTS";
        }

        /** Returns why not; empty if it is ordered. */
        private String order(String settlement, String payoutId, long minor) {
            if (accounts != Accounts.ONE) {
                return noAccount();
            }
            if (freeMinor() < minor) {
                return "INSUFFICIENT_FUNDS";
            }
            payouts.add(
                    new Payout(payoutId, settlement, minor, account, minor > approvalLimit ? "WAITING" : "APPROVED"));
            return "";
        }
    }
}

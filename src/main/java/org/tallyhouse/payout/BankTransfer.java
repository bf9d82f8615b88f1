package org.tallyhouse.payout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** A payment by a bank, a line of its file: one instruction, or several that are merged. Minor units. */
record BankTransfer(String transferId, Payee payee, long amountMinor, String firstSettlement, int settlements) {

    /** What instructions come to, in the order of the first ones. */
    static List<BankTransfer> of(List<PayoutInstruction> instructions) {
        Map<String, List<PayoutInstruction>> together = new LinkedHashMap<>();
        instructions.forEach(row -> together.computeIfAbsent(row.transferId(), id -> new ArrayList<>())
                .add(row));
        List<BankTransfer> transfers = new ArrayList<>();
        together.forEach((id, rows) -> transfers.add(new BankTransfer(
                id,
                rows.get(0).payee(),
                rows.stream().map(PayoutInstruction::amountMinor).reduce(0L, Math::addExact),
                rows.get(0).settlementId(),
                rows.size())));
        return transfers;
    }

    /** As it stands in a file; the payee reads the first settlement and how many more there are. */
    CreditTransfer line() {
        return new CreditTransfer(
                transferId,
                payee.accountName(),
                payee.accountNumber(),
                payee.bankCode(),
                amountMinor,
                settlements == 1 ? firstSettlement : firstSettlement + " +" + (settlements - 1),
                payee.urgency() == Urgency.URGENT);
    }
}

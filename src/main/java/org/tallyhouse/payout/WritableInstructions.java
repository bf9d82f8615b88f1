package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.bankfile.TransferRefused;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.declared.line.CannotWrite;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.ToPay;

/** Tells apart the instructions that the format of their bank can carry from those it cannot. */
final class WritableInstructions {
    private static final int MAX_DETAIL = 255;

    private final BankFormats.Known formats;
    private final List<PayoutInstruction> good = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    /** Why a settlement has no instruction. */
    record Refusal(String settlementId, String reason, String detail) {}

    WritableInstructions(BankFormats.Known formats) {
        this.formats = formats;
    }

    List<PayoutInstruction> good() {
        return good;
    }

    List<Refusal> refused() {
        return refused;
    }

    /** The instructions of what is paid together: all of them or none. */
    void add(List<PayoutInstruction> instructions) {
        PayoutInstruction any = instructions.get(0);
        try {
            BankTransfer.of(instructions).forEach(transfer -> check(transfer, any.currency(), any.businessDate()));
            good.addAll(instructions);
        } catch (TransferRefused | CannotWrite | FileRefused | FilesRefused | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String detail = message.substring(0, Math.min(message.length(), MAX_DETAIL));
            instructions.stream()
                    .map(PayoutInstruction::settlementId)
                    .distinct()
                    .forEach(settlement -> refused.add(new Refusal(settlement, "BAD_BANK_DETAILS", detail)));
        }
    }

    /**
     * Whether it is within its bank's ceiling, and takes no more transfers than one payout may have; else it stays where it
     * is, with the reason.
     */
    boolean isBounded(List<ToPay> together, long mostTransfers) {
        ToPay any = together.get(0);
        long amountMinor = together.stream().map(ToPay::amountMinor).reduce(0L, Math::addExact);
        Long ceilingMinor = any.ceilingMinor();
        if (ceilingMinor != null && amountMinor > ceilingMinor) {
            refuse(
                    together,
                    "OVER_CEILING",
                    overCeiling(String.valueOf(any.bankId()), any.currency(), amountMinor, ceilingMinor));
            return false;
        }
        long transfers = PayoutInstruction.parts(together);
        if (transfers > mostTransfers) {
            refuse(
                    together,
                    "TOO_MANY_PARTS",
                    "%d transfers by the bank's single_limit, at most %d are made of one payout"
                            .formatted(transfers, mostTransfers));
            return false;
        }
        return true;
    }

    /** Minor units. */
    static String overCeiling(String bankId, String currency, long amountMinor, long ceilingMinor) {
        return "%s %s are paid together, amount-ceilings.csv lets %s pay at most %s"
                .formatted(
                        Amounts.format(amountMinor, currency),
                        currency,
                        bankId,
                        Amounts.format(ceilingMinor, currency));
    }

    private void refuse(List<ToPay> together, String reason, String detail) {
        together.forEach(row -> refused.add(new Refusal(row.settlementId(), reason, detail)));
    }

    private void check(BankTransfer transfer, String currency, LocalDate date) {
        String bankId = transfer.payee().bankId();
        if (transfer.payee().accountNumber().isBlank()) {
            throw new IllegalArgumentException("the bank account has no number; name another by set-up");
        }
        BankFile alone = new BankFile(
                bankId, date, 1, bankId + ".check", currency, 1, transfer.amountMinor(), date.plusDays(1), null);
        formats.require(bankId, currency).check(alone, transfer.line());
    }
}

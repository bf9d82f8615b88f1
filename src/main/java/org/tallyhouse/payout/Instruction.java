package org.tallyhouse.payout;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tallyhouse.bankfile.CreditTransfer;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.payout.PayoutMapper.ToPay;

/**
 * An order to a bank to pay a settlement, a part of one, or one of them again; its id is that of the hold
 * behind it. Minor units. Above the bank's approval limit, which counts for the settlement as a whole, it
 * waits for a second person.
 */
record Instruction(
        String instructionId,
        LocalDate businessDate,
        String settlementId,
        int part,
        int attempt,
        String merchantId,
        String bankId,
        String accountName,
        String accountNumber,
        String bankCode,
        String currency,
        long amountMinor,
        boolean needsApproval,
        String orderedBy) {

    /** The instructions of a settlement whose merchant has a bank account. */
    static List<Instruction> of(ToPay row, LocalDate date) {
        String id =
                "P-%s-%s-%s".formatted(date.format(DateTimeFormatter.BASIC_ISO_DATE), row.merchantId(), row.currency());
        Long limit = row.approvalLimitMinor();
        boolean needsApproval = limit != null && row.amountMinor() > limit;
        List<Long> amounts = Parts.of(row.amountMinor(), row.singleLimitMinor());
        List<Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            instructions.add(new Instruction(
                    i == 0 ? id : id + "-" + (i + 1),
                    date,
                    row.settlementId(),
                    i + 1,
                    1,
                    row.merchantId(),
                    Objects.requireNonNull(row.bankId()),
                    Objects.requireNonNull(row.accountName()),
                    Objects.requireNonNull(row.accountNumber()),
                    Objects.requireNonNull(row.bankCode()),
                    row.currency(),
                    amounts.get(i),
                    needsApproval,
                    ""));
        }
        return instructions;
    }

    CreditTransfer transfer() {
        return new CreditTransfer(
                instructionId, accountName, accountNumber, bankCode, amountMinor, settlementId, false);
    }

    String balance() {
        return Account.code(merchantId, currency, AccountKind.BALANCE);
    }

    Holds.Request hold(long accountId) {
        return new Holds.Request(instructionId, accountId, amountMinor, businessDate, "payout of " + settlementId);
    }

    PayoutStatus firstStatus() {
        return needsApproval ? PayoutStatus.WAITING : PayoutStatus.APPROVED;
    }

    static void insert(BulkInsert bulk, List<Instruction> rows, BankFormats.Known formats) {
        bulk.insert(
                "payout_instruction",
                List.of(
                        "instruction_id",
                        "business_date",
                        "settlement_id",
                        "part",
                        "attempt",
                        "merchant_id",
                        "bank_id",
                        "account_name",
                        "account_number",
                        "bank_code",
                        "bank_reference",
                        "currency",
                        "amount_minor",
                        "needs_approval",
                        "ordered_by",
                        "status"),
                rows,
                row -> new Object[] {
                    row.instructionId,
                    row.businessDate,
                    row.settlementId,
                    row.part,
                    row.attempt,
                    row.merchantId,
                    row.bankId,
                    row.accountName,
                    row.accountNumber,
                    row.bankCode,
                    formats.of(row.bankId).reference(row.instructionId),
                    row.currency,
                    row.amountMinor,
                    row.needsApproval,
                    row.orderedBy,
                    row.firstStatus().name()
                });
    }
}

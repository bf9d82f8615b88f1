package org.tallyhouse.payout;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.payout.PayoutMapper.ToPay;
import org.tallyhouse.payout.TransferParts.Part;

/**
 * An order to pay a settlement, a part of one, or one of them again; its id is that of the hold behind it.
 * Minor units. The bank is given transfers: instructions that are paid together have the same transfer id,
 * that of the first of them. Above the bank's approval limit, which counts for all that is paid together, it
 * waits for a second person.
 */
record PayoutInstruction(
        String instructionId,
        String transferId,
        LocalDate businessDate,
        String settlementId,
        int part,
        int attempt,
        String merchantId,
        Payee payee,
        String currency,
        long amountMinor,
        boolean needsApproval,
        String orderedBy) {

    /** The instructions of settlements that are paid together, all to the same payee. */
    static List<PayoutInstruction> of(List<ToPay> together, LocalDate date) {
        ToPay any = together.get(0);
        List<Long> amounts = together.stream().map(ToPay::amountMinor).toList();
        Long limit = any.approvalLimitMinor();
        boolean needsApproval = limit != null && amounts.stream().reduce(0L, Math::addExact) > limit;
        Map<Integer, Integer> partsOf = new HashMap<>();
        Map<Integer, String> transfers = new HashMap<>();
        List<PayoutInstruction> instructions = new ArrayList<>();
        for (Part part : TransferParts.of(amounts, any.singleLimitMinor())) {
            ToPay row = together.get(part.of());
            int number = partsOf.merge(part.of(), 1, Integer::sum);
            String id = id(row, date) + (number == 1 ? "" : "-" + number);
            instructions.add(new PayoutInstruction(
                    id,
                    transfers.computeIfAbsent(part.transfer(), first -> id),
                    date,
                    row.settlementId(),
                    number,
                    1,
                    row.merchantId(),
                    Objects.requireNonNull(row.payee()),
                    row.currency(),
                    part.amountMinor(),
                    needsApproval,
                    ""));
        }
        return instructions;
    }

    private static String id(ToPay row, LocalDate date) {
        return "P-%s-%s-%s".formatted(date.format(DateTimeFormatter.BASIC_ISO_DATE), row.merchantId(), row.currency());
    }

    /** The same with transfers named anew, where the first instruction of one has fallen out. */
    static List<PayoutInstruction> renamed(List<PayoutInstruction> left) {
        Map<String, String> names = new HashMap<>();
        return left.stream()
                .map(row -> row.in(names.computeIfAbsent(row.transferId, first -> row.instructionId)))
                .toList();
    }

    private PayoutInstruction in(String transfer) {
        return new PayoutInstruction(
                instructionId,
                transfer,
                businessDate,
                settlementId,
                part,
                attempt,
                merchantId,
                payee,
                currency,
                amountMinor,
                needsApproval,
                orderedBy);
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

    static void insert(BulkInsert bulk, List<PayoutInstruction> rows, BankFormats.Known formats) {
        bulk.insert(
                "payout_instruction",
                List.of(
                        "instruction_id",
                        "transfer_id",
                        "business_date",
                        "settlement_id",
                        "part",
                        "attempt",
                        "merchant_id",
                        "bank_id",
                        "account_name",
                        "account_number",
                        "bank_code",
                        "urgency",
                        "bank_reference",
                        "currency",
                        "amount_minor",
                        "needs_approval",
                        "ordered_by",
                        "status"),
                rows,
                row -> new Object[] {
                    row.instructionId,
                    row.transferId,
                    row.businessDate,
                    row.settlementId,
                    row.part,
                    row.attempt,
                    row.merchantId,
                    row.payee.bankId(),
                    row.payee.accountName(),
                    row.payee.accountNumber(),
                    row.payee.bankCode(),
                    row.payee.urgency().name(),
                    formats.of(row.payee.bankId()).reference(row.transferId),
                    row.currency,
                    row.amountMinor,
                    row.needsApproval,
                    row.orderedBy,
                    row.firstStatus().name()
                });
    }
}

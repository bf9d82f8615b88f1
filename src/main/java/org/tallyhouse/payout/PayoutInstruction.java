package org.tallyhouse.payout;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.tallyhouse.database.BulkTable;
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

    /** In how many transfers settlements are paid that are paid together, by their bank's limit for one. */
    static long parts(List<ToPay> together) {
        Long limit = together.get(0).singleLimitMinor();
        long sum = together.stream().map(ToPay::amountMinor).reduce(0L, Math::addExact);
        return limit == null ? 1 : (sum - 1) / limit + 1;
    }

    /**
     * The instructions of settlements that are paid together, all to the same payee.
     *
     * @param orderedBy the person who runs the night, if one does
     */
    static List<PayoutInstruction> of(List<ToPay> together, LocalDate date, String orderedBy) {
        return of(together, row -> id(row, date), date, orderedBy);
    }

    /**
     * Those of what is due of a settlement of an earlier date; its own id is in theirs, and they are further parts where
     * some of it was ordered before.
     */
    static List<PayoutInstruction> ofEarlier(ToPay row, LocalDate date, String orderedBy) {
        return of(List.of(row), earlier -> "P-" + earlier.settlementId(), date, orderedBy);
    }

    private static List<PayoutInstruction> of(
            List<ToPay> together, Function<ToPay, String> ids, LocalDate date, String orderedBy) {
        ToPay any = together.get(0);
        List<Long> amounts = together.stream().map(ToPay::amountMinor).toList();
        OptionalLong limit = together.stream()
                .map(ToPay::approvalLimitMinor)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min();
        boolean needsApproval = limit.isPresent() && amounts.stream().reduce(0L, Math::addExact) > limit.getAsLong();
        Map<Integer, Integer> partsOf = new HashMap<>();
        Map<Integer, String> transfers = new HashMap<>();
        List<PayoutInstruction> instructions = new ArrayList<>();
        for (Part part : TransferParts.of(amounts, any.singleLimitMinor())) {
            ToPay row = together.get(part.of());
            int number = row.partsBefore() + partsOf.merge(part.of(), 1, Integer::sum);
            String id = ids.apply(row) + (number == 1 ? "" : "-" + number);
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
                    orderedBy));
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

    /** @param formats give each transfer its reference at the bank */
    static BulkTable<PayoutInstruction> table(BankFormats.Known formats) {
        return BulkTable.<PayoutInstruction>named("payout_instruction")
                .with("instruction_id", PayoutInstruction::instructionId)
                .with("transfer_id", PayoutInstruction::transferId)
                .with("business_date", PayoutInstruction::businessDate)
                .with("settlement_id", PayoutInstruction::settlementId)
                .with("part", PayoutInstruction::part)
                .with("attempt", PayoutInstruction::attempt)
                .with("merchant_id", PayoutInstruction::merchantId)
                .with("bank_id", row -> row.payee.bankId())
                .with("account_name", row -> row.payee.accountName())
                .with("account_number", row -> row.payee.accountNumber())
                .with("bank_code", row -> row.payee.bankCode())
                .with("urgency", row -> row.payee.urgency().name())
                .with("bank_reference", row -> formats.of(row.payee.bankId()).reference(row.transferId))
                .with("currency", PayoutInstruction::currency)
                .with("amount_minor", PayoutInstruction::amountMinor)
                .with("needs_approval", PayoutInstruction::needsApproval)
                .with("ordered_by", PayoutInstruction::orderedBy)
                .with("status", row -> row.firstStatus().name());
    }
}

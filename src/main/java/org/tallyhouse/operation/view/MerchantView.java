package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merchant as it is mapped on a date; inForce means on that date. Limits as text in major units. */
public record MerchantView(
        String merchantId,
        String name,
        String status,
        String settlementTerms,
        String settlementCalendar,
        String payout,
        String refundFee,
        LocalDate on,
        List<AliasView> aliases,
        List<AccountTermsView> accounts,
        List<BankAccountView> bankAccounts,
        List<ChangeView> changes) {

    /** What a business line calls it. */
    record AliasView(
            String businessLine,
            String alias,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            boolean inForce) {}

    /** How an account works; what it holds is another command's. */
    record AccountTermsView(String account, String status, String postingMode, String guard, String overdraftLimit) {}

    /** Where its payouts go; of the account's number the last four characters. */
    record BankAccountView(
            String currency,
            String bankId,
            String accountName,
            String accountNumber,
            boolean isDefault,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            boolean inForce) {}

    /** A line of the audit log, newest first; at is UTC. */
    record ChangeView(LocalDateTime at, String operator, String reason, String action, String subject, String detail) {}
}

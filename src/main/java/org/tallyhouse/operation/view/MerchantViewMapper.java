package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.Merchant;

/** How a merchant is mapped; everything of every date. */
@Mapper
public interface MerchantViewMapper {

    @Nullable Merchant merchant(String merchantId);

    /** The merchants behind an id, in the order of their ids. */
    List<Merchant> merchants(@Param("after") String after, @Param("most") int most);

    List<AliasRow> aliases(String merchantId);

    List<AccountTermsRow> accounts(String merchantId);

    List<BankAccountRow> bankAccounts(String merchantId);

    /** Newest first. */
    List<ChangeRow> changes(@Param("subjects") Collection<String> subjects, @Param("most") int most);

    /** A name of it. */
    record AliasRow(
            String alias,
            String businessLine,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {}

    /** An account's terms; the limit in minor units. */
    record AccountTermsRow(
            String code, String currency, String status, String postingMode, String guard, long overdraftLimitMinor) {}

    /** Where its payouts go. */
    record BankAccountRow(
            String currency,
            String bankId,
            String accountName,
            String accountNumber,
            boolean isDefault,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo) {}

    /** A line of the audit log. */
    record ChangeRow(LocalDateTime at, String operator, String reason, String action, String subject, String detail) {}
}

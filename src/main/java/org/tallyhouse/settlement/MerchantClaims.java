package org.tallyhouse.settlement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.AgeBucket;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StepState;
import org.tallyhouse.settlement.ClaimMapper.Claim;
import org.tallyhouse.settlement.netting.FootingMapper;
import org.tallyhouse.settlement.netting.FootingMapper.Balance;
import org.tallyhouse.settlement.netting.MerchantPages;
import org.tallyhouse.settlement.netting.SettlementMapper;
import org.tallyhouse.settlement.netting.SettlementMapper.SettlementTotal;
import org.tallyhouse.settlement.netting.SettlementSettings;
import org.tallyhouse.settlement.netting.UnsettledRange;

/**
 * Claims (应收商户款): what a merchant's last settlement carried forward against it, and how long it has owed something.
 * Written down each night and listed beside the ledger.
 */
@Component
final class MerchantClaims {
    private static final List<String> COLUMNS = List.of(
            "merchant_id",
            "currency",
            "amount",
            "since",
            "age_days",
            "bucket",
            "overdue",
            "due",
            "pending",
            "not_settled",
            "other");
    private static final LocalDate BEFORE_ALL = LocalDate.of(1000, 1, 1);

    private final ClaimMapper mapper;
    private final SettlementMapper settlements;
    private final FootingMapper footing;
    private final MerchantPages merchants;
    private final SettlementSettings settings;

    MerchantClaims(
            ClaimMapper mapper,
            SettlementMapper settlements,
            FootingMapper footing,
            MerchantPages merchants,
            SettlementSettings settings) {
        this.mapper = mapper;
        this.settlements = settlements;
        this.footing = footing;
        this.merchants = merchants;
        this.settings = settings;
    }

    /** Some merchants per commit. */
    boolean find(StepState step) {
        List<String> ids = merchants.after(step.textPosition(), settings.merchantsPerCommit());
        if (ids.isEmpty()) {
            return false;
        }
        step.done(mapper.insert(step.businessDate(), ids));
        step.moveTo(ids.get(ids.size() - 1));
        return true;
    }

    List<SettlementTotal> totals(LocalDate date) {
        return mapper.totals(date);
    }

    /** Each claim beside what makes it: amount = due + not settled + other − pending (I6). */
    void write(Path file, LocalDate date) {
        CsvOutput.writeForPeople(
                file,
                COLUMNS,
                out -> merchants.forEach(ids -> {
                    List<Claim> claims = mapper.find(date, ids);
                    if (!claims.isEmpty()) {
                        write(out, date, claims);
                    }
                }));
    }

    private void write(CsvOutput out, LocalDate date, List<Claim> claims) {
        List<String> owing = claims.stream().map(Claim::merchantId).distinct().toList();
        List<Balance> balances = footing.closings(owing, date);
        List<FootingMapper.Effect> waiting =
                settlements.notSettledEffects(date, owing, UnsettledRange.of(settlements.open(owing)));
        for (Claim claim : claims) {
            Standing standing = new Standing(
                    Math.negateExact(balance(balances, claim, AccountKind.DUE)),
                    balance(balances, claim, AccountKind.PENDING),
                    waiting.stream()
                            .filter(effect -> effect.merchantId().equals(claim.merchantId())
                                    && effect.currency().equals(claim.currency()))
                            .mapToLong(FootingMapper.Effect::minor)
                            .sum());
            write(out, date, claim, standing, other(date, claim, standing));
        }
    }

    private static long balance(List<Balance> balances, Claim claim, AccountKind kind) {
        return balances.stream()
                .filter(balance -> balance.kind() == kind
                        && balance.merchantId().equals(claim.merchantId())
                        && balance.currency().equals(claim.currency()))
                .mapToLong(Balance::minor)
                .sum();
    }

    /** What the ledger says; minor units, due positive where the merchant owes it. */
    private record Standing(long due, long pending, long notSettled) {

        long amountMinor() {
            return Math.subtractExact(Math.addExact(due, notSettled), pending);
        }
    }

    /** What the online system moved on these accounts without a transaction. */
    private long other(LocalDate date, Claim claim, Standing standing) {
        long rest = Math.subtractExact(claim.amountMinor(), standing.amountMinor());
        if (rest != 0 && rest != footing.movedOtherwise(claim.merchantId(), claim.currency(), BEFORE_ALL, date)) {
            throw new BrokenInvariant("I6: %s owes %s by its settlements, by the ledger %s"
                    .formatted(
                            claim.merchantId(),
                            Amounts.told(claim.amountMinor(), claim.currency()),
                            Amounts.told(standing.amountMinor(), claim.currency())));
        }
        return rest;
    }

    private static void write(CsvOutput out, LocalDate date, Claim claim, Standing standing, long other) {
        long age = ChronoUnit.DAYS.between(claim.since(), date);
        out.row(
                claim.merchantId(),
                claim.currency(),
                Amounts.format(claim.amountMinor(), claim.currency()),
                claim.since(),
                age,
                AgeBucket.of(age).days(),
                claim.overdue() ? "YES" : "NO",
                Amounts.format(standing.due(), claim.currency()),
                Amounts.format(standing.pending(), claim.currency()),
                Amounts.format(standing.notSettled(), claim.currency()),
                Amounts.format(other, claim.currency()));
    }
}

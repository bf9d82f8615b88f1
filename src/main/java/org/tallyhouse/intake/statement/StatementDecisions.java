package org.tallyhouse.intake.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowLoader.Source;
import org.tallyhouse.intake.statement.StatementMapper.Account;
import org.tallyhouse.intake.statement.StatementMapper.Place;
import org.tallyhouse.money.Amounts;

/**
 * Decides about the statements of a file before any line of it is taken in: which follow the last one of the account,
 * which came before, which have to wait. What was decided is stored and never changes but for one that waits.
 */
final class StatementDecisions {
    /** A bank that leaves out more has another fault. */
    private static final int MOST_WAITING = 1000;

    private final StatementMapper mapper;
    private final BulkInsert bulkInsert;

    StatementDecisions(StatementMapper mapper, BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.bulkInsert = bulkInsert;
    }

    /** What becomes of a statement; its place and the date it is booked on only where it is taken. */
    private record Fate(
            SeenStatement statement,
            String status,
            @Nullable Long place,
            @Nullable LocalDate businessDate,
            @Nullable RejectReason reason,
            String detail) {

        static Fate refused(SeenStatement statement, RejectReason reason, String detail) {
            return new Fate(statement, "REFUSED", null, null, reason, detail);
        }

        /** Statements are booked in their order: one that follows another of a later date goes with that. */
        static Fate taken(SeenStatement statement, long place, LocalDate fileDate, LocalDate lastDate) {
            return lastDate.isAfter(fileDate)
                    ? new Fate(statement, "RELEASED", place, lastDate, null, "")
                    : new Fate(statement, "TAKEN", place, fileDate, null, "");
        }
    }

    /** @param chains whether the bank states balances, by which statements follow each other */
    void decide(Source source, List<SeenStatement> statements, boolean chains) {
        Account account = mapper.lock(source.sender());
        if (!mapper.ofFile(source.fileId()).isEmpty()) {
            return;
        }
        List<Fate> fates = new ArrayList<>();
        List<SeenStatement> fresh = new ArrayList<>();
        Alike alike = alike(account, statements, chains);
        for (SeenStatement statement : statements) {
            Fate known = alike.fate(statement);
            if (known == null) {
                fresh.add(statement);
            } else {
                fates.add(known);
            }
        }
        if (chains) {
            link(account, source.businessDate(), fresh, fates);
        } else {
            fresh.forEach(statement -> fates.add(new Fate(statement, "TAKEN", null, null, null, "")));
        }
        bulkInsert.insert(table(source), fates);
    }

    private void link(Account account, LocalDate businessDate, List<SeenStatement> fresh, List<Fate> fates) {
        Place place = mapper.lastPlace(account.bankId());
        SeenStatement last = place == null ? null : mapper.last(account.bankId());
        Long begins = place == null || isBegunAnew(account, place) ? account.openingBalanceMinor() : null;
        StatementChain chain = new StatementChain(account.currency(), begins, last);
        List<SeenStatement> left = new ArrayList<>(mapper.waiting(account.bankId(), MOST_WAITING));
        left.addAll(fresh);
        StatementChain.Linked linked = chain.link(left);
        long next = place == null ? 1 : place.place() + 1;
        LocalDate bookedOn =
                place != null && place.businessDate().isAfter(businessDate) ? place.businessDate() : businessDate;
        if (linked.begins()) {
            begin(account, next, bookedOn, linked.following().get(0), last);
        }
        for (SeenStatement statement : linked.following()) {
            if (statement.statementId() == 0) {
                fates.add(Fate.taken(statement, next, businessDate, bookedOn));
            } else {
                mapper.release(statement.statementId(), next, bookedOn);
            }
            next++;
        }
        left.stream()
                .filter(statement -> statement.statementId() == 0)
                .forEach(statement -> fates.add(new Fate(
                        statement, "WAITING", null, null, RejectReason.STATEMENT_WAITS, chain.why(statement))));
    }

    /** The set-up gave another balance to begin with after the last statement was booked. */
    private static boolean isBegunAnew(Account account, Place last) {
        return account.openingDate() != null && account.openingDate().isAfter(last.businessDate());
    }

    private void begin(
            Account account, long place, LocalDate businessDate, SeenStatement first, @Nullable SeenStatement before) {
        long explained = before == null ? mapper.explainedMinor(account.bankId(), businessDate) : before.closingMinor();
        mapper.insertBeginning(
                account.bankId(), place, businessDate, Math.subtractExact(first.openingMinor(), explained));
    }

    private Alike alike(Account account, List<SeenStatement> statements, boolean chains) {
        Alike alike = new Alike(account.currency(), chains);
        List<String> numbers =
                statements.stream().map(SeenStatement::number).distinct().toList();
        List<String> digests =
                statements.stream().map(SeenStatement::digest).distinct().toList();
        if (!statements.isEmpty()) {
            mapper.alike(account.bankId(), numbers, digests).forEach(alike::add);
        }
        return alike;
    }

    private static BulkTable<Fate> table(Source source) {
        return BulkTable.<Fate>named("bank_statement")
                .with("bank_id", fate -> source.sender())
                .with("file_id", fate -> source.fileId())
                .with("line", fate -> fate.statement().line())
                .with("number", fate -> fate.statement().number())
                .with("sequence", fate -> fate.statement().sequence())
                .with("page", fate -> fate.statement().page())
                .with("dated", fate -> fate.statement().dated())
                .with("opening_minor", fate -> fate.statement().openingMinor())
                .with("closing_minor", fate -> fate.statement().closingMinor())
                .with("continues", fate -> fate.statement().continues())
                .with("interim", fate -> fate.statement().interim())
                .with("entry_count", fate -> fate.statement().entryCount())
                .with("digest", fate -> fate.statement().digest())
                .with("status", Fate::status)
                .with("place", Fate::place)
                .with(
                        "reason",
                        fate -> fate.reason() == null ? null : fate.reason().name())
                .with("detail", Fate::detail)
                .with(
                        "business_date",
                        fate -> fate.businessDate() == null ? source.businessDate() : fate.businessDate());
    }

    /** What came before, in other files or in this one. */
    private static final class Alike {
        private final String currency;
        private final boolean chains;
        private final Map<String, List<SeenStatement>> byDigest = new HashMap<>();
        private final Map<String, List<SeenStatement>> byNumber = new HashMap<>();

        Alike(String currency, boolean chains) {
            this.currency = currency;
            this.chains = chains;
        }

        void add(SeenStatement statement) {
            byDigest.computeIfAbsent(statement.digest(), digest -> new ArrayList<>())
                    .add(statement);
            byNumber.computeIfAbsent(statement.number(), number -> new ArrayList<>())
                    .add(statement);
        }

        /**
         * Null for one that never came. Without entries and a number it is not told from that of another day; without
         * balances two of the same content may be two, if the bank numbers them.
         */
        @Nullable Fate fate(SeenStatement statement) {
            List<SeenStatement> named = byNumber.getOrDefault(statement.number(), List.of()).stream()
                    .filter(statement::isNamedAs)
                    .toList();
            boolean known = named.stream().anyMatch(statement::isSameAs)
                    || (statement.entryCount() > 0
                            && (chains || statement.number().isEmpty())
                            && byDigest.getOrDefault(statement.digest(), List.of()).stream()
                                    .anyMatch(statement::isSameAs));
            if (known) {
                return new Fate(statement, "KNOWN", null, null, null, "");
            }
            // some banks use a number again on the same day: one that opens otherwise is another, if it follows
            Optional<SeenStatement> inItsPlace = named.stream()
                    .filter(before -> before.openingMinor() == statement.openingMinor())
                    .findFirst();
            if (inItsPlace.isPresent()) {
                return Fate.refused(statement, RejectReason.STATEMENT_DIFFERS, differs(statement, inItsPlace.get()));
            }
            if (statement.duplicate()) {
                return Fate.refused(statement, RejectReason.STATEMENT_DUPLICATE, neverCame(statement));
            }
            add(statement);
            return null;
        }

        private String differs(SeenStatement statement, SeenStatement before) {
            return "statement %s came before with other content: %s to %s in %d entries, now %s to %s in %d"
                    .formatted(
                            statement.title(),
                            amount(before.openingMinor()),
                            amount(before.closingMinor()),
                            before.entryCount(),
                            amount(statement.openingMinor()),
                            amount(statement.closingMinor()),
                            statement.entryCount());
        }

        private String neverCame(SeenStatement statement) {
            return "statement %s (%s to %s) is marked a duplicate, of one that never came: get the original"
                    .formatted(statement.title(), amount(statement.openingMinor()), amount(statement.closingMinor()));
        }

        private String amount(long minor) {
            return currency + " " + Amounts.format(minor, currency);
        }
    }
}

package org.tallyhouse.intake.statement;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;

/**
 * Links the statements of one account: what one opens with is what the one before closed with. Statements that came
 * before their turn wait; pages are taken together or not at all.
 */
final class StatementChain {
    private static final Comparator<SeenStatement> IN_TURN =
            Comparator.comparing(SeenStatement::dated, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final String currency;
    private final @Nullable Long begunMinor;
    private @Nullable SeenStatement last;
    private boolean beginsAnew;

    /**
     * @param begunMinor what the set-up says that the account begins with, or begins anew; null where it says nothing
     * @param last of the account's statements so far
     */
    StatementChain(String currency, @Nullable Long begunMinor, @Nullable SeenStatement last) {
        this.currency = currency;
        this.begunMinor = begunMinor;
        this.last = last;
        this.beginsAnew = begunMinor != null || last == null;
    }

    /** What followed, in order; and whether the account began with the first of it. */
    record Linked(List<SeenStatement> following, boolean begins) {}

    /** Takes out of the statements those that follow; what stays has to wait. */
    Linked link(List<SeenStatement> statements) {
        List<SeenStatement> following = new ArrayList<>();
        boolean begins = beginsAnew;
        statements.sort(IN_TURN);
        for (List<SeenStatement> pages = next(statements); !pages.isEmpty(); pages = next(statements)) {
            following.addAll(pages);
            statements.removeAll(pages);
            last = pages.get(pages.size() - 1);
            beginsAnew = false;
        }
        return new Linked(following, begins && !following.isEmpty());
    }

    /** The next statement with all its pages; none if it has not come. */
    private List<SeenStatement> next(List<SeenStatement> statements) {
        return statements.stream()
                .filter(this::follows)
                .map(first -> pages(first, statements))
                .filter(pages -> !pages.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean follows(SeenStatement statement) {
        return !statement.continues() && opensRightly(statement) && !isNumberMissing(statement);
    }

    private boolean opensRightly(SeenStatement statement) {
        if (beginsAnew) {
            return begunMinor == null || statement.openingMinor() == begunMinor;
        }
        return last != null && statement.openingMinor() == last.closingMinor();
    }

    /** Banks number their statements by the day or one by one; more numbers were left out than there were days. */
    private boolean isNumberMissing(SeenStatement statement) {
        if (beginsAnew || last == null || last.sequence() == null || statement.sequence() == null) {
            return false;
        }
        long days = last.dated() == null || statement.dated() == null
                ? 1
                : ChronoUnit.DAYS.between(last.dated(), statement.dated());
        return statement.sequence() - last.sequence() > Math.max(1, days);
    }

    private static List<SeenStatement> pages(SeenStatement first, List<SeenStatement> statements) {
        List<SeenStatement> pages = new ArrayList<>(List.of(first));
        List<SeenStatement> others = new ArrayList<>(statements);
        others.remove(first);
        while (pages.get(pages.size() - 1).interim()) {
            SeenStatement before = pages.get(pages.size() - 1);
            Iterator<SeenStatement> following =
                    others.stream().filter(other -> other.isPageAfter(before)).iterator();
            if (!following.hasNext()) {
                return List.of();
            }
            SeenStatement page = following.next();
            pages.add(page);
            others.remove(page);
        }
        return pages;
    }

    /** Why one that is left has to wait. */
    String why(SeenStatement statement) {
        String opening = amount(statement.openingMinor());
        if (statement.continues()) {
            return "statement %s opens with the interim balance %s of a page that has not come"
                    .formatted(statement.title(), opening);
        }
        if (opensRightly(statement) && statement.interim()) {
            return "statement %s opens with %s and closes with the interim balance %s: its next page has not come"
                    .formatted(statement.title(), opening, amount(statement.closingMinor()));
        }
        if (opensRightly(statement) && last != null) {
            return "statement %s has the number %s, the last taken was %s: one between them has not come"
                    .formatted(statement.title(), statement.sequence(), last.sequence());
        }
        if (beginsAnew && begunMinor != null) {
            return "statement %s opens with %s, by the set-up the account begins with %s: one before it has not come"
                    .formatted(statement.title(), opening, amount(begunMinor));
        }
        return "statement %s opens with %s, the last taken (%s) closed with %s: one between them has not come"
                .formatted(
                        statement.title(),
                        opening,
                        last == null ? "none" : last.title(),
                        amount(last == null ? 0 : last.closingMinor()));
    }

    private String amount(long minor) {
        return currency + " " + Amounts.format(minor, currency);
    }
}

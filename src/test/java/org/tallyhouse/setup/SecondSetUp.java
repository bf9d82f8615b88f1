package org.tallyhouse.setup;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.content.StoredSetUp;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.OwnedAccounts;

/** A set-up that is read after another one was stored; business dates are closed through 2026-03-01. */
record SecondSetUp(SetUpContent content, List<String> told) {
    private static final LocalDate OPEN = LocalDate.parse("2026-03-03");
    private static final LocalDate CLOSED = LocalDate.parse("2026-03-01");

    static SecondSetUp read(Path folder, TinySetUp before, TinySetUp now) {
        SetUpProblems none = new SetUpProblems();
        SetUpContent first = SetUp.read(before.writeTo(folder.resolve("before")), StoredSetUp.NOTHING, none);
        none.refuseIfAny();
        SetUpProblems problems = new SetUpProblems();
        SetUpContent second = SetUp.read(now.writeTo(folder.resolve("now")), stored(first), problems);
        return new SecondSetUp(
                second,
                problems.inFileOrder().stream().map(FileProblem::toString).toList());
    }

    List<String> audit() {
        return content.sections().stream()
                .flatMap(KindSection::audit)
                .map(line -> line.subject() + ": " + line.detail())
                .toList();
    }

    private static StoredSetUp stored(SetUpContent content) {
        return new StoredSetUp(
                List.copyOf(content.institution().all()),
                List.copyOf(content.calendars().all()),
                List.copyOf(content.banks().all()),
                List.copyOf(content.payoutTerms().all()),
                List.copyOf(content.channels().all()),
                content.merchants().all()::forEach,
                each -> content.accounts().all().forEach(terms -> each.accept(opened(terms))),
                content.subAccounts().all()::forEach,
                content.aliases().all()::forEach,
                content.bankAccounts().all()::forEach,
                content.feeRules().all()::forEach,
                content.agreedTerms().all()::forEach,
                content.merchantAgents().all()::forEach,
                List.copyOf(content.reconciliationTerms().all()),
                List.copyOf(content.incomingFiles().all()),
                List.copyOf(content.operators().all()),
                List.copyOf(content.amountCeilings().all()),
                OPEN,
                CLOSED,
                null);
    }

    private static OwnedAccounts opened(AccountTerms terms) {
        return new OwnedAccounts(
                OwnerType.MERCHANT,
                terms.merchantId(),
                terms.currency(),
                AccountKind.standardOf(OwnerType.MERCHANT).size(),
                terms.postingMode(),
                terms.pendingGuard(),
                terms.overdraftLimitMinor());
    }
}

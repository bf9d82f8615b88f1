package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.payout.FilingMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.ToPay;
import org.tallyhouse.payout.WritableInstructions.Refusal;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/**
 * Payout (打款): every settlement of a merchant that is paid automatically becomes an instruction with a
 * hold on its balance, and the instructions become bank files. A hold ends when the bank answers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayoutSettings.class)
class PayoutJob {
    private static final BulkTable<Refusal> PAYOUT_REFUSAL = BulkTable.<Refusal>named("payout_refusal")
            .with("settlement_id", Refusal::settlementId)
            .with("detail", Refusal::detail);

    private final PayoutMapper mapper;
    private final FilingMapper filingMapper;
    private final FileAssignment assignment;
    private final PayoutFiles files;
    private final FileDeliveries deliveries;
    private final BankFormats formats;
    private final Accounts accounts;
    private final Holds holds;
    private final BulkInsert bulkInsert;
    private final PayoutSettings settings;
    private final StageTotals totals;
    private final OperatorNotices notices;

    PayoutJob(
            PayoutMapper mapper,
            FilingMapper filingMapper,
            FileAssignment assignment,
            PayoutFiles files,
            FileDeliveries deliveries,
            BankFormats formats,
            Accounts accounts,
            Holds holds,
            BulkInsert bulkInsert,
            PayoutSettings settings,
            StageTotals totals,
            OperatorNotices notices) {
        this.mapper = mapper;
        this.filingMapper = filingMapper;
        this.assignment = assignment;
        this.files = files;
        this.deliveries = deliveries;
        this.formats = formats;
        this.accounts = accounts;
        this.holds = holds;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
        this.totals = totals;
        this.notices = notices;
    }

    @Bean
    Job payout(StageJobs stages) {
        return stages.job(
                "payout",
                List.of(
                        stages.step("payout.unanswered", this::markUnanswered),
                        stages.step("payout.instruct", this::instruct),
                        stages.step("payout.merge", this::merge),
                        stages.step("payout.assign", this::assign),
                        stages.step("payout.prove", this::prove),
                        stages.step("payout.files", this::writeFiles),
                        stages.step("payout.deliver", this::deliver),
                        stages.step("payout.not-paid", this::writeNotPaid)));
    }

    /** The day's: files to one bank with what was approved since the night, in time for its cut-off. */
    @Bean
    Job filing(StageJobs stages) {
        return stages.job(
                "filing",
                List.of(
                        stages.step("filing.assign", this::assign),
                        stages.step("filing.prove", step -> {
                            requireRightFiles(step.businessDate());
                            return false;
                        }),
                        stages.step("filing.files", this::writeFiles),
                        stages.step("filing.deliver", this::deliver)));
    }

    private boolean markUnanswered(StepState step) {
        mapper.insertUnknownEvents(step.businessDate());
        step.done(mapper.markUnknown(step.businessDate()));
        return false;
    }

    private boolean instruct(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.countToPay(date, false));
        }
        List<ToPay> chunk = mapper.nextToPay(date, step.textPosition(), settings.settlementsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        order(chunk.stream().map(List::of).toList(), date);
        step.moveTo(chunk.get(chunk.size() - 1).settlementId());
        step.done(chunk.size());
        return true;
    }

    /** Settlements whose payees agreed to get one payment, a payee as a whole in one commit. */
    private boolean merge(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.countToPay(date, true));
        }
        List<ToPay> page = PayoutMerging.wholePayees(
                mapper.nextToMerge(
                        date, PayoutMerging.Position.parse(step.textPosition()), settings.settlementsPerCommit()),
                settings.settlementsPerCommit());
        if (page.isEmpty()) {
            return false;
        }
        order(PayoutMerging.together(page), date);
        step.moveTo(PayoutMerging.Position.behind(page.get(page.size() - 1)).toString());
        step.done(page.size());
        return true;
    }

    /** Each list of settlements is paid together; those without a bank account are told at the end. */
    private void order(List<List<ToPay>> together, LocalDate date) {
        BankFormats.Known known = formats.read();
        WritableInstructions writable = new WritableInstructions(known);
        together.stream()
                .filter(rows -> rows.get(0).payee() != null)
                .forEach(rows -> writable.add(PayoutInstruction.of(rows, date)));
        Set<String> refused = placeHolds(writable.good());
        bulkInsert.insert(
                PayoutInstruction.table(known),
                PayoutInstruction.renamed(writable.good().stream()
                        .filter(row -> !refused.contains(row.instructionId()))
                        .toList()));
        bulkInsert.insert(PAYOUT_REFUSAL, writable.refused());
    }

    /** Returns the ids there was not enough money for: the merchant has spent it meanwhile. */
    private Set<String> placeHolds(List<PayoutInstruction> wanted) {
        Map<String, AccountName> balances =
                accounts.find(wanted.stream().map(PayoutInstruction::balance).toList());
        List<Holds.Request> requests = wanted.stream()
                .map(row -> row.hold(balances.get(row.balance()).accountId()))
                .toList();
        return holds.place(requests).stream().map(Holds.Request::holdId).collect(Collectors.toSet());
    }

    /** What is approved goes into files, also of earlier nights; the files of a run are made in one commit. */
    private boolean assign(StepState step) {
        step.done(assignment.fill(step.businessDate(), step.bankId()));
        return false;
    }

    private boolean prove(StepState step) {
        LocalDate date = step.businessDate();
        requireRightFiles(date);
        totals.write(
                date,
                "payout",
                Stream.concat(filingMapper.totals(date).stream(), mapper.notPaidTotals(date).stream())
                        .map(total -> new StageTotal(
                                total.measure(), total.currency(), total.rowCount(), total.amountMinor()))
                        .toList());
        return false;
    }

    /** I7. */
    private void requireRightFiles(LocalDate date) {
        long wrong = filingMapper.wrongFiles(date);
        if (wrong != 0) {
            throw new BrokenInvariant(
                    "I7: %d bank files are not what their instructions and holds come to".formatted(wrong));
        }
    }

    /** One file per commit; its hash is stored once it is there with its .ok file. */
    private boolean writeFiles(StepState step) {
        if (step.isFirst()) {
            step.expect(filingMapper.filesLeft(step.businessDate(), step.bankId()));
        }
        BankFile file = filingMapper.nextFile(step.businessDate(), step.bankId());
        if (file == null) {
            return false;
        }
        filingMapper.markWritten(file, files.write(file, formats.read().of(file.bankId())));
        step.done(1);
        return true;
    }

    /** A bank that cannot be reached does not keep the others from theirs; its files wait for a person. */
    private boolean deliver(StepState step) {
        if (step.isFirst()) {
            step.expect(filingMapper.countToDeliver(step.businessDate(), step.bankId()));
        }
        BankFile file = filingMapper.nextToDeliver(step.businessDate(), step.bankId(), step.textPosition());
        if (file == null) {
            return false;
        }
        deliveries
                .deliver(file, deliveries.drops())
                .ifPresent(failure -> notices.tell("! %s was not delivered: %s".formatted(file.name(), failure)));
        step.moveTo(file.name());
        step.done(1);
        return true;
    }

    private boolean writeNotPaid(StepState step) {
        files.writeNotPaid(step.businessDate());
        return false;
    }
}

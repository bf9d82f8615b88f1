package org.tallyhouse.payout;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.delivery.Delivery;
import org.tallyhouse.delivery.Drops;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.payout.PayoutMapper.BankFile;
import org.tallyhouse.payout.PayoutMapper.ToFile;
import org.tallyhouse.payout.PayoutMapper.ToPay;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.Folders;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.Stages;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.Total;

/**
 * Payout (打款): every settlement of a merchant that is paid automatically becomes an instruction with a
 * hold on its balance, and the instructions become bank files. A hold ends when the bank answers.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayoutSettings.class)
class PayoutJob {
    private final PayoutMapper mapper;
    private final PayoutFiles files;
    private final BankFormats formats;
    private final Accounts accounts;
    private final Holds holds;
    private final BulkInsert bulkInsert;
    private final PayoutSettings settings;
    private final StageTotals totals;
    private final Folders folders;

    PayoutJob(
            PayoutMapper mapper,
            PayoutFiles files,
            BankFormats formats,
            Accounts accounts,
            Holds holds,
            BulkInsert bulkInsert,
            PayoutSettings settings,
            StageTotals totals,
            Folders folders) {
        this.mapper = mapper;
        this.files = files;
        this.formats = formats;
        this.accounts = accounts;
        this.holds = holds;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
        this.totals = totals;
        this.folders = folders;
    }

    @Bean
    Job payout(Stages stages) {
        return stages.job(
                "payout",
                List.of(
                        stages.step("payout.unanswered", this::markUnanswered),
                        stages.step("payout.instruct", this::instruct),
                        stages.step("payout.assign", this::assign),
                        stages.step("payout.prove", this::prove),
                        stages.step("payout.files", this::writeFiles),
                        stages.step("payout.deliver", this::deliver),
                        stages.step("payout.not-paid", this::writeNotPaid)));
    }

    private boolean markUnanswered(StepState step) {
        mapper.insertUnknownEvents(step.businessDate());
        step.done(mapper.markUnknown(step.businessDate()));
        return false;
    }

    private boolean instruct(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.countToPay(date));
        }
        List<ToPay> chunk = mapper.nextToPay(date, step.textPosition(), settings.settlementsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        BankFormats.Known known = formats.read();
        Writable writable = new Writable(known);
        chunk.stream().filter(row -> row.bankId() != null).forEach(row -> writable.add(Instruction.of(row, date)));
        Set<String> refused = placeHolds(writable.good());
        Instruction.insert(
                bulkInsert,
                writable.good().stream()
                        .filter(row -> !refused.contains(row.instructionId()))
                        .toList(),
                known);
        bulkInsert.insert("payout_refusal", List.of("settlement_id", "detail"), writable.refused(), refusal ->
                new Object[] {refusal.settlementId(), refusal.detail()});
        step.moveTo(chunk.get(chunk.size() - 1).settlementId());
        step.done(chunk.size());
        return true;
    }

    /** Returns the ids there was not enough money for: the merchant has spent it meanwhile. */
    private Set<String> placeHolds(List<Instruction> wanted) {
        Map<String, AccountName> balances =
                accounts.find(wanted.stream().map(Instruction::balance).toList());
        List<Holds.Request> requests = wanted.stream()
                .map(row -> row.hold(balances.get(row.balance()).accountId()))
                .toList();
        return holds.place(requests).stream().map(Holds.Request::holdId).collect(Collectors.toSet());
    }

    /** What is approved goes into files, also of earlier nights; the files of a night are made in one commit. */
    private boolean assign(StepState step) {
        LocalDate date = step.businessDate();
        FileFilling files = new FileFilling(settings.instructionsPerFile());
        String bank = "";
        String instruction = "";
        List<ToFile> chunk = mapper.nextToFile(date, bank, instruction, settings.settlementsPerCommit());
        while (!chunk.isEmpty()) {
            chunk.stream()
                    .collect(Collectors.groupingBy(
                            files::sequenceOf,
                            TreeMap::new,
                            Collectors.mapping(ToFile::instructionId, Collectors.toList())))
                    .forEach((sequence, ids) -> mapper.file(ids, date, sequence));
            ToFile last = chunk.get(chunk.size() - 1);
            bank = last.bankId();
            instruction = last.instructionId();
            chunk = mapper.nextToFile(date, bank, instruction, settings.settlementsPerCommit());
        }
        mapper.insertFiles(date);
        step.done(mapper.insertFiledEvents(date));
        return false;
    }

    /** I7. */
    private boolean prove(StepState step) {
        LocalDate date = step.businessDate();
        long wrong = mapper.wrongFiles(date);
        if (wrong != 0) {
            throw new BrokenInvariant(
                    "I7: %d bank files are not what their instructions and holds come to".formatted(wrong));
        }
        totals.write(
                date,
                "payout",
                Stream.concat(mapper.totals(date).stream(), mapper.notPaidTotals(date).stream())
                        .map(total ->
                                new Total(total.measure(), total.currency(), total.rowCount(), total.amountMinor()))
                        .toList());
        return false;
    }

    /** One file per commit; its hash is stored once it is there with its .ok file. */
    private boolean writeFiles(StepState step) {
        if (step.isFirst()) {
            step.expect(mapper.filesLeft(step.businessDate()));
        }
        BankFile file = mapper.nextFile(step.businessDate());
        if (file == null) {
            return false;
        }
        mapper.markWritten(file, files.write(file, formats.read().of(file.bankId())));
        step.done(1);
        return true;
    }

    /** Puts files where their banks fetch them; banks without a drop fetch them from the output. */
    private boolean deliver(StepState step) {
        Drops drops = Drops.load(folders.home().resolve("jobs/drops.yml"));
        if (step.isFirst()) {
            step.expect(mapper.countFiles(step.businessDate()));
        }
        BankFile file = mapper.nextToDeliver(step.businessDate(), step.textPosition());
        if (file == null) {
            return false;
        }
        drops.of(file.bankId()).ifPresent(drop -> {
            Path path = files.path(file);
            new Delivery(drop).deliver(path, PayoutFiles.okFile(path));
            mapper.insertSentEvents(file);
            mapper.markSent(file);
        });
        step.moveTo(file.name());
        step.done(1);
        return true;
    }

    private boolean writeNotPaid(StepState step) {
        files.writeNotPaid(step.businessDate());
        return false;
    }
}

package org.tallyhouse.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.intake.ArrivedFiles.ArrivedFile;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/** Intake (接入): takes in the files that arrived for the night, and sees that the required bills are there. */
@Configuration(proxyBeanMethods = false)
class IntakeJob {
    private final FileImport files;
    private final ArrivedFiles arrived;
    private final NightInputs inputs;
    private final IntakeMapper mapper;
    private final StageTotals totals;
    private final OperatorNotices notices;

    IntakeJob(
            FileImport files,
            ArrivedFiles arrived,
            NightInputs inputs,
            IntakeMapper mapper,
            StageTotals totals,
            OperatorNotices notices) {
        this.files = files;
        this.arrived = arrived;
        this.inputs = inputs;
        this.mapper = mapper;
        this.totals = totals;
        this.notices = notices;
    }

    @Bean
    Job intake(StageJobs stages) {
        return stages.job("intake", List.of(stages.step("intake.files", this::takeFiles)));
    }

    /**
     * Takes in every file that is waiting, each in commits of its own, and then sees whether the night can
     * go on. When it cannot, giving the command again looks at the folder anew.
     */
    private boolean takeFiles(StepState step) {
        LocalDate date = step.businessDate();
        String operator = step.person().isEmpty() ? OperatorDecision.SCHEDULE : step.person();
        files.settle();
        List<ArrivedFile> waiting = arrived.of(date);
        step.expect(waiting.size());
        List<String> problems = new ArrayList<>();
        for (ArrivedFile file : waiting) {
            take(file, date, operator).ifPresent(problems::add);
            step.done(1);
        }
        missingBills(date).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new InputNotThere(String.join("; ", problems));
        }
        writeTotals(date);
        return false;
    }

    /** Passes over what was imported before; returns why a file was refused. */
    private Optional<String> take(ArrivedFile file, LocalDate businessDate, String operator) {
        try {
            if (!files.isImported(file.kind(), file.sender(), file.path())) {
                files.take(file.kind(), file.sender(), file.path(), businessDate, operator, (done, total) -> {});
            }
            return Optional.empty();
        } catch (FileRefused e) {
            notices.tell(String.valueOf(e.getMessage()));
            return Optional.of(
                    "%s was refused: replace it".formatted(file.path().getFileName()));
        }
    }

    private Optional<String> missingBills(LocalDate date) {
        List<String> missing = inputs.missingRequiredBills(date);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("no bill for %s has come from %s; import it, or put it into in/%s"
                        .formatted(date, String.join(", ", missing), date));
    }

    private void writeTotals(LocalDate businessDate) {
        List<StageTotal> all = new ArrayList<>();
        new TreeMap<>(mapper.transactionCounts(businessDate).stream()
                        .collect(Collectors.groupingBy(IntakeMapper.TypeTotal::type)))
                .forEach((type, ofType) -> ofType.forEach(total -> all.add(
                        new StageTotal(type.label(), total.currency(), total.rowCount(), total.amountMinor()))));
        mapper.fileCounts(businessDate)
                .forEach(count -> all.add(StageTotal.count(count.kind() + " rows", count.accepted())));
        all.add(StageTotal.count("rows rejected", mapper.rejects(businessDate)));
        totals.write(businessDate, "intake", all);
    }
}

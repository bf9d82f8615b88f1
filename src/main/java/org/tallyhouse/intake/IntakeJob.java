package org.tallyhouse.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.intake.ArrivedFiles.ArrivedFile;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.leftout.LeftOut;

/** Intake (接入): takes in the files that arrived for the night, and sees that the required bills are there. */
@Configuration(proxyBeanMethods = false)
class IntakeJob {
    private final FileImport files;
    private final ArrivedFiles arrived;
    private final NightInputs inputs;
    private final IntakeMapper mapper;
    private final StageTotals totals;
    private final OperatorNotices notices;
    private final LeftOut leftOut;

    IntakeJob(
            FileImport files,
            ArrivedFiles arrived,
            NightInputs inputs,
            IntakeMapper mapper,
            StageTotals totals,
            OperatorNotices notices,
            LeftOut leftOut) {
        this.leftOut = leftOut;
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
     * go on. When it cannot, giving the command again looks at the folder anew. Without a bank's refused file, or a bill that
     * no night waits for, it goes on.
     */
    private boolean takeFiles(StepState step) {
        LocalDate date = step.businessDate();
        String operator = step.person().isEmpty() ? OperatorDecision.SCHEDULE : step.person();
        files.settle();
        List<ArrivedFile> waiting = arrived.of(date);
        step.expect(waiting.size());
        List<String> problems = new ArrayList<>();
        Map<String, String> without = new TreeMap<>();
        for (ArrivedFile file : waiting) {
            Optional<String> refused = take(file, date, operator);
            String name = file.path().getFileName().toString();
            if (refused.isPresent() && inputs.isNeeded(file)) {
                notices.tell(refused.get());
                problems.add("%s was refused: replace it".formatted(name));
            } else {
                refused.ifPresent(why -> without.put(name, told(why, file)));
            }
            step.done(1);
        }
        missingBills(date).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            without.values().forEach(notices::tell);
            throw new InputNotThere(String.join("; ", problems));
        }
        leftOut.add(date, "intake", without);
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
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Why the night goes on without it, and what takes it in later. */
    private static String told(String refused, ArrivedFile file) {
        String later = "; once it is right: ./run.sh import %s %s %s FILE"
                .formatted(
                        file.kind().label(),
                        file.kind() == ImportKind.CHANNEL_BILL ? "--channel" : "--bank",
                        file.sender());
        int room = LeftOut.MOST_DETAIL - later.length();
        return refused.substring(0, Math.min(refused.length(), room)) + later;
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

package org.tallyhouse.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.intake.ArrivedFiles.ArrivedFile;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.Channel.BillPolicy;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.Notices;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.Stages;
import org.tallyhouse.run.StepState;
import org.tallyhouse.run.Total;

/** Intake (接入): takes in the files that arrived for the night, and sees that the required bills are there. */
@Configuration(proxyBeanMethods = false)
class IntakeJob {
    private final FileImport files;
    private final ArrivedFiles arrived;
    private final MerchantMapper merchants;
    private final IntakeMapper mapper;
    private final StageTotals totals;
    private final Notices notices;

    IntakeJob(
            FileImport files,
            ArrivedFiles arrived,
            MerchantMapper merchants,
            IntakeMapper mapper,
            StageTotals totals,
            Notices notices) {
        this.files = files;
        this.arrived = arrived;
        this.merchants = merchants;
        this.mapper = mapper;
        this.totals = totals;
        this.notices = notices;
    }

    @Bean
    Job intake(Stages stages) {
        return stages.job(
                "intake",
                List.of(
                        stages.step("intake.files", this::takeFiles),
                        stages.step("intake.required", this::requireBills)));
    }

    /** One file per commit; what was imported before is passed over. */
    private boolean takeFiles(StepState step) {
        List<ArrivedFile> waiting = arrived.of(step.businessDate());
        step.expect(waiting.size());
        for (ArrivedFile file : waiting) {
            if (file.key().compareTo(step.textPosition()) > 0) {
                take(file, step.businessDate());
                step.moveTo(file.key());
                step.done(1);
                return true;
            }
        }
        return false;
    }

    private void take(ArrivedFile file, LocalDate businessDate) {
        try {
            if (!files.isImported(file.kind(), file.sender(), file.path())) {
                files.take(file.kind(), file.sender(), file.path(), businessDate, (done, total) -> {});
            }
        } catch (FileRefused e) {
            notices.tell(String.valueOf(e.getMessage()));
        }
    }

    private boolean requireBills(StepState step) {
        List<String> there = mapper.channelsWithBill(step.businessDate());
        List<String> missing = merchants.channels().stream()
                .filter(channel -> channel.bill() == BillPolicy.REQUIRED)
                .map(Channel::channelId)
                .filter(channel -> !there.contains(channel))
                .toList();
        if (!missing.isEmpty()) {
            throw new InputNotThere("no bill for %s has come from %s; import it, or put it into in/%s"
                    .formatted(step.businessDate(), String.join(", ", missing), step.businessDate()));
        }
        writeTotals(step.businessDate());
        return false;
    }

    private void writeTotals(LocalDate businessDate) {
        List<Total> all = new ArrayList<>();
        new TreeMap<>(mapper.transactionCounts(businessDate).stream()
                        .collect(Collectors.groupingBy(IntakeMapper.TypeTotal::type)))
                .forEach((type, ofType) -> ofType.forEach(total ->
                        all.add(new Total(type.label(), total.currency(), total.rowCount(), total.amountMinor()))));
        mapper.fileCounts(businessDate)
                .forEach(count -> all.add(Total.count(count.kind() + " rows", count.accepted())));
        all.add(Total.count("rows rejected", mapper.rejects(businessDate)));
        totals.write(businessDate, "intake", all);
    }
}

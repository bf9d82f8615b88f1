package org.tallyhouse.payout;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.merchant.PayoutTerms.CutOff;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.payout.FilingMapper.BankToFile;
import org.tallyhouse.payout.FilingMapper.ToFile;

/** Puts what is approved into files, urgent transfers first and in files of their own. */
@Component
final class FileAssignment {
    private static final List<Urgency> ORDER = List.of(Urgency.URGENT, Urgency.NORMAL);

    private final FilingMapper mapper;
    private final Calendars calendars;
    private final PayoutSettings settings;
    private final Clock clock;

    FileAssignment(FilingMapper mapper, Calendars calendars, PayoutSettings settings, Clock clock) {
        this.mapper = mapper;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Fills files of a date, within the caller's transaction, also with what earlier nights approved.
     *
     * @param bankId empty for all banks
     * @return how many instructions are in them
     */
    int fill(LocalDate date, String bankId) {
        mapper.banksToFile(date, bankId).forEach(bank -> fill(date, bank));
        return mapper.insertFiledEvents(date);
    }

    private void fill(LocalDate date, BankToFile bank) {
        FileFilling files = new FileFilling(
                Objects.requireNonNullElse(bank.itemsPerFile(), settings.instructionsPerFile()),
                bank.amountPerFileMinor(),
                bank.filesBefore());
        ExecutionDay execution = executionDay(bank);
        for (Urgency urgency : ORDER) {
            fill(date, bank.bankId(), urgency, files);
            mapper.insertFiles(date, bank.bankId(), urgency, execution.of(date, clock.instant(), urgency));
        }
    }

    private void fill(LocalDate date, String bankId, Urgency urgency, FileFilling files) {
        String after = "";
        List<ToFile> chunk = mapper.nextToFile(date, bankId, urgency, after, settings.settlementsPerCommit());
        while (!chunk.isEmpty()) {
            chunk.stream()
                    .collect(Collectors.groupingBy(
                            row -> files.sequenceOf(urgency, row.amountMinor()),
                            TreeMap::new,
                            Collectors.mapping(ToFile::transferId, Collectors.toList())))
                    .forEach((sequence, ids) -> mapper.file(ids, date, sequence));
            after = chunk.get(chunk.size() - 1).transferId();
            chunk = mapper.nextToFile(date, bankId, urgency, after, settings.settlementsPerCommit());
        }
    }

    private ExecutionDay executionDay(BankToFile bank) {
        return new ExecutionDay(
                bank.calendar().isEmpty() ? null : calendars.get(bank.calendar()),
                new CutOff(bank.cutOff(), bank.timeZone()),
                bank.format());
    }
}

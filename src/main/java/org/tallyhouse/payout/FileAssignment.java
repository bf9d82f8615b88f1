package org.tallyhouse.payout;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.merchant.PayoutTerms.CutOff;
import org.tallyhouse.merchant.PayoutTerms.Urgency;
import org.tallyhouse.payout.FilingMapper.BankToFile;
import org.tallyhouse.payout.FilingMapper.ToFile;
import org.tallyhouse.run.leftout.LeftOut;

/** Puts what is approved into files, urgent transfers first and in files of their own. */
@Component
final class FileAssignment {
    private static final List<Urgency> ORDER = List.of(Urgency.URGENT, Urgency.NORMAL);

    private final FilingMapper mapper;
    private final Calendars calendars;
    private final PayoutSettings settings;
    private final Clock clock;
    private final LeftOut leftOut;

    FileAssignment(FilingMapper mapper, Calendars calendars, PayoutSettings settings, Clock clock, LeftOut leftOut) {
        this.leftOut = leftOut;
        this.mapper = mapper;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Fills files of a date, within the caller's transaction, also with what earlier nights approved. Of all banks, one of
     * which nobody can say when it executes a file is left out: what is approved waits for the next file.
     *
     * @param bankId empty for all banks
     * @return how many instructions are in them
     */
    int fill(LocalDate date, String bankId) {
        Map<String, String> wrong = new TreeMap<>();
        for (BankToFile bank : mapper.banksToFile(date, bankId)) {
            try {
                fill(date, bank, executionDays(date, bank));
            } catch (IllegalArgumentException | DateTimeException | OutsideCoverage e) {
                if (!bankId.isEmpty()) {
                    throw e;
                }
                wrong.put(bank.bankId(), CauseText.of(e));
            }
        }
        leftOut.add(date, "payout", wrong);
        return mapper.insertFiledEvents(date);
    }

    private void fill(LocalDate date, BankToFile bank, Map<Urgency, LocalDate> executed) {
        FileFilling files = new FileFilling(
                Objects.requireNonNullElse(bank.itemsPerFile(), settings.instructionsPerFile()),
                bank.amountPerFileMinor(),
                bank.filesBefore());
        executed.forEach((urgency, day) -> {
            fill(date, bank.bankId(), urgency, files);
            mapper.insertFiles(date, bank.bankId(), urgency, day);
        });
    }

    /** In the order of the files. */
    private Map<Urgency, LocalDate> executionDays(LocalDate date, BankToFile bank) {
        if (!bank.isThere()) {
            throw new IllegalArgumentException("there is no bank %s; load it by set-up".formatted(bank.bankId()));
        }
        ExecutionDay execution = executionDay(bank);
        Map<Urgency, LocalDate> days = new LinkedHashMap<>();
        for (Urgency urgency : ORDER) {
            days.put(urgency, execution.of(date, clock.instant(), urgency));
        }
        return days;
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

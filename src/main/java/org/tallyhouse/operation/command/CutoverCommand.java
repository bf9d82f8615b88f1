package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.DateWords;
import org.tallyhouse.operation.running.DueDates;
import org.tallyhouse.operation.running.EarlyOption;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.RunOptions;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.AuditLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Closes a date's window and opens the next business date. */
@Command(
        name = "cutover",
        mixinStandardHelpOptions = true,
        description = "Closes a business date's posting window and opens the next one (日切).",
        footer = {"", "The night does it by itself. Example: ./run.sh cutover --date 2026-02-13"})
final class CutoverCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--date", required = true, paramLabel = "D", description = DateWords.OPTION)
    private LocalDate date = LocalDate.EPOCH;

    @Mixin
    private EarlyOption early = new EarlyOption();

    @Mixin
    private RunOptions options = new RunOptions();

    CutoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        early.requirePerson(options);
        try (OpenedHome world = terminal.open()) {
            String calendar = world.get(MerchantMapper.class).businessCalendar();
            if (calendar == null) {
                throw new WrongUse("there is no set-up yet; run ./run.sh setup DIR first");
            }
            if (!early.isGiven()) {
                world.get(DueDates.class).requireOver(date, "cutover");
            }
            Optional<LocalDate> next = cutOver(world, calendar);
            terminal.out()
                    .println(next.map(opened -> "%s is cut over, %s is open".formatted(date, opened))
                            .orElse(date + " was cut over already"));
            return 0;
        }
    }

    private Optional<LocalDate> cutOver(OpenedHome world, String calendar) {
        try {
            return world.get(TransactionTemplate.class).execute(status -> {
                Optional<LocalDate> next = world.get(PostingWindows.class)
                        .cutOver(date, world.get(Calendars.class).get(calendar));
                if (next.isPresent() && !options.operator.equals(RunOptions.SCHEDULE)) {
                    world.get(AuditLog.class).write(options.operator, options.reason, "cutover", date.toString(), "");
                }
                return next;
            });
        } catch (LedgerException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}

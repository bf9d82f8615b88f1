package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.ibatis.session.SqlSession;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.MapperSessions;
import org.tallyhouse.intake.NightInputs;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.plan.NightPlan;
import org.tallyhouse.operation.plan.NightPlanner;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.SuiteBooks;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the next nights would be. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Shows the next nights: which dates, when, what has not come yet, what would run. Writes nothing.",
        footer = {"", "Example: ./run.sh plan --nights 3"})
final class PlanCommand implements Callable<Integer> {
    private static final int MOST_NIGHTS = 60;

    private final Terminal terminal;

    @Option(
            names = "--nights",
            paramLabel = "N",
            defaultValue = "5",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int nights;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (nights < 1 || nights > MOST_NIGHTS) {
            throw new WrongUse("--nights is 1 to %d".formatted(MOST_NIGHTS));
        }
        DatabaseSettings database = terminal.upToDateDatabase();
        try (QuickLook look = terminal.glance();
                SqlSession session = MapperSessions.at(database).openSession(true)) {
            LocalDate first = look.dueDates().next();
            if (first == null) {
                throw new WrongUse("there is no business date yet; run ./run.sh setup DIR first");
            }
            BusinessCalendar calendar = look.dueDates().calendar();
            List<ScheduleEntry> entries =
                    terminal.schedule().map(Schedule::entries).orElse(List.of());
            NightPlan plan = new NightPlanner(
                            terminal.wallClock(),
                            look.status(),
                            NightInputs.of(session, terminal.folders()),
                            new SuiteBooks(terminal),
                            calendar,
                            entries)
                    .plan(first, nights);
            terminal.out().print(json ? JsonAnswer.of(plan) + "\n" : plan.text());
            return 0;
        }
    }
}

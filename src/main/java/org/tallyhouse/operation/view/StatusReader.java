package org.tallyhouse.operation.view;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.ledger.window.BusinessDay;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.view.NightMapper.Execution;
import org.tallyhouse.operation.view.NightMapper.Holder;
import org.tallyhouse.operation.view.NightMapper.WaitingTotal;
import org.tallyhouse.operation.view.NightStatus.Amount;
import org.tallyhouse.operation.view.NightStatus.Stage;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotalMapper;
import org.tallyhouse.run.StageTotalMapper.StoredTotal;
import org.tallyhouse.run.lease.RunLease;
import org.tallyhouse.run.lease.RunSettings;

/** Reads how far a night is. */
@Component
public class StatusReader {
    private final NightMapper mapper;
    private final StageTotalMapper totals;
    private final PostingWindows windows;
    private final WallClock clock;

    public StatusReader(NightMapper mapper, StageTotalMapper totals, PostingWindows windows, WallClock clock) {
        this.mapper = mapper;
        this.totals = totals;
        this.windows = windows;
        this.clock = clock;
    }

    public NightStatus read(@Nullable LocalDate asked) {
        LocalDate date = asked == null ? defaultDate() : asked;
        LocalDate open = windows.openDate().orElse(null);
        if (date == null) {
            return new NightStatus(null, "NO SET-UP", null, null, null, List.of(), List.of("./run.sh setup DIR"));
        }
        String day = windows.day(date).map(found -> found.status().name()).orElse("UNKNOWN");
        Map<String, Execution> executions = mapper.executions(date.toString()).stream()
                .collect(Collectors.toMap(Execution::jobName, Function.identity()));
        Map<String, List<StoredTotal>> byStage =
                totals.ofDay(date).stream().collect(Collectors.groupingBy(StoredTotal::stage));
        Holder holder = aliveHolder(date);
        List<Stage> stages = StageJobs.NAMES.stream()
                .map(stage -> stage(stage, executions.get(stage), byStage.getOrDefault(stage, List.of()), holder))
                .toList();
        String running = holder == null
                ? null
                : "%s, heartbeat %d s ago"
                        .formatted(RunLease.describe(holder.owner()), holder.heartbeatAgeMillis() / 1000);
        return new NightStatus(date, day, open, running, waiting(), stages, next(date, day, stages, running));
    }

    private @Nullable WaitingCredits waiting() {
        WaitingTotal total = mapper.waitingCredits();
        return WaitingCredits.of(total.credits(), total.oldestAt(), clock.zone());
    }

    /** A date whose night has begun, else the last closed one, else the open one. */
    private @Nullable LocalDate defaultDate() {
        LocalDate first = mapper.firstNotClosed();
        LocalDate last = mapper.lastClosed();
        boolean begun = first != null
                && windows.day(first).map(BusinessDay::status).orElse(BusinessDay.Status.OPEN)
                        != BusinessDay.Status.OPEN;
        return begun || last == null ? first : last;
    }

    private @Nullable Holder aliveHolder(LocalDate date) {
        Holder holder = mapper.holder(date);
        boolean alive = holder != null
                && RunLease.isAlive(
                        holder.owner(), Duration.ofMillis(holder.heartbeatAgeMillis()), RunSettings.USUAL_LEASE_EXPIRY);
        return alive ? holder : null;
    }

    private static Stage stage(
            String name, @Nullable Execution execution, List<StoredTotal> totals, @Nullable Holder holder) {
        if (execution == null) {
            return new Stage(name, "WAITING", 0, null, null, List.of());
        }
        String why = Objects.requireNonNullElse(execution.message(), "");
        String state = switch (execution.status()) {
            case "COMPLETED" -> "DONE";
            case "STARTING", "STARTED" -> holder == null ? "FAILED" : "RUNNING";
            default -> why.startsWith(InputNotThere.class.getName()) ? "WAITS" : "FAILED";
        };
        return new Stage(
                name,
                state,
                execution.rowTotal(),
                millis(execution),
                state.equals("FAILED") || state.equals("WAITS") ? StopReason.of(why) : null,
                totals.stream().map(StatusReader::amount).toList());
    }

    private static @Nullable Long millis(Execution execution) {
        return execution.startTime() == null || execution.endTime() == null
                ? null
                : Duration.between(execution.startTime(), execution.endTime()).toMillis();
    }

    private static Amount amount(StoredTotal total) {
        Long minor = total.amountMinor();
        return new Amount(
                total.measure(),
                total.rowCount(),
                minor == null ? null : Amounts.format(minor, total.currency()),
                total.currency());
    }

    private List<String> next(LocalDate date, String day, List<Stage> stages, @Nullable String running) {
        List<String> next = new ArrayList<>();
        boolean waits = stages.stream().anyMatch(stage -> stage.state().equals("WAITS"));
        Optional<Stage> failed =
                stages.stream().filter(stage -> stage.state().equals("FAILED")).findFirst();
        if (day.equals("UNKNOWN")) {
            next.add("%s is no business date of these books".formatted(date));
        } else if (running != null) {
            next.add("wait: the night is being run");
        } else if (failed.isPresent()) {
            next.add("%s did not finish; mend what the log says, then: ./run.sh nightly --date %s"
                    .formatted(failed.get().name(), date));
        } else if (waits) {
            next.add("when the input is there: ./run.sh nightly --date %s".formatted(date));
        } else if (day.equals("OPEN") && !clock.isOver(date)) {
            next.add("nothing: %s is open until %s".formatted(date, clock.endText(date)));
        } else if (!day.equals("CLOSED")) {
            next.add("./run.sh nightly --date %s".formatted(date));
        } else {
            whatAPersonShouldSee(date, next);
        }
        return next;
    }

    private void whatAPersonShouldSee(LocalDate date, List<String> next) {
        add(next, mapper.rejects(date), "rows were rejected: out/%s/rejects".formatted(date));
        add(next, mapper.quarantined(), "transactions are quarantined: ./run.sh quarantine list");
        add(next, mapper.quarantinedCredits(), "buffered credits are quarantined: ./run.sh quarantine list");
        add(
                next,
                mapper.leftOut(date),
                "merchants, banks or files were left out: out/%s/close/left-out-%s.csv".formatted(date, date));
        add(next, mapper.openBreaks(date), "breaks are open: out/%s/reconciliation".formatted(date));
        add(next, mapper.notPaid(date), "settlements could not be paid: out/%s/payout".formatted(date));
        add(next, mapper.filesNotDelivered(), "bank files could not be delivered: ./run.sh payouts deliver --help");
        add(
                next,
                mapper.claimsOverdue(date),
                "claims on merchants are older than agreed: out/%s/settlement".formatted(date));
        add(next, mapper.adjustmentsWaiting(), "adjustments wait for a second person: ./run.sh adjustment list");
        add(
                next,
                mapper.bankLinesOfNoPayout(date),
                "bank lines name payouts that they do not fit: out/%s/close/standing-%s.csv".formatted(date, date));
        add(next, mapper.statementsWaiting(), "statements wait for others to come: out/%s/rejects".formatted(date));
        if (next.isEmpty()) {
            next.add("nothing: the date is closed");
        }
    }

    private static void add(List<String> next, long count, String what) {
        if (count > 0) {
            next.add("%d %s".formatted(count, what));
        }
    }
}

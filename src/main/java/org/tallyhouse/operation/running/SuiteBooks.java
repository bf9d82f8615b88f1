package org.tallyhouse.operation.running;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.CalendarMapper;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.database.KeptSessions;
import org.tallyhouse.database.MapperSessions;
import org.tallyhouse.intake.NightInputs;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.merchant.PayoutTerms.CutOff;
import org.tallyhouse.schedule.AwaitedInputs;
import org.tallyhouse.schedule.BeforeCutOff.CutOffTerms;
import org.tallyhouse.schedule.running.ScheduledBooks;

/** What the schedule asks the home's books, each time over a connection of its own. */
public final class SuiteBooks implements ScheduledBooks {
    private static final Logger LOG = LoggerFactory.getLogger(SuiteBooks.class);
    private static final Duration CALENDAR_HOLDS = Duration.ofMinutes(10);

    private final Terminal terminal;
    private final DateWords dates;
    private final KeptSessions sessions;
    private final Map<String, ReadCalendar> calendars = new ConcurrentHashMap<>();

    public SuiteBooks(Terminal terminal) {
        this.terminal = terminal;
        this.dates = new DateWords(terminal);
        this.sessions = new KeptSessions(terminal::startedDatabase);
    }

    private record ReadCalendar(BusinessCalendar calendar, Instant at) {}

    @Override
    public @Nullable LocalDate dateOf(List<String> words) {
        int option = words.indexOf("--date");
        if (option >= 0 && option + 1 < words.size()) {
            return dates.convert(words.get(option + 1));
        }
        if (!words.contains("--due")) {
            return null;
        }
        try (QuickLook look = terminal.glance()) {
            return look.dueDates().oldest().orElse(null);
        }
    }

    @Override
    public List<String> missing(AwaitedInputs awaited, LocalDate businessDate) {
        if (awaited.isNothing()) {
            return List.of();
        }
        List<String> missing = new ArrayList<>();
        try (SqlSession session = session()) {
            NightInputs inputs = NightInputs.of(session, terminal.folders());
            add(missing, "the bill of ", inputs.missing(ImportKind.CHANNEL_BILL, awaited.bills(), businessDate));
            add(missing, "results of ", inputs.missing(ImportKind.RESULTS, awaited.results(), businessDate));
            add(missing, "the statement of ", inputs.missing(ImportKind.STATEMENT, awaited.statements(), businessDate));
        }
        return missing;
    }

    private static void add(List<String> missing, String what, List<String> senders) {
        senders.forEach(sender -> missing.add(what + sender));
    }

    @Override
    public List<String> unknown(AwaitedInputs awaited) {
        try (SqlSession session = session()) {
            MerchantMapper merchants = MapperSessions.mapper(session, MerchantMapper.class);
            List<String> channels =
                    merchants.channels().stream().map(Channel::channelId).toList();
            List<String> banks = merchants.banks().stream().map(Bank::bankId).toList();
            return Stream.concat(
                            awaited.bills().stream().filter(channel -> !channels.contains(channel)),
                            Stream.concat(awaited.results().stream(), awaited.statements().stream())
                                    .filter(bank -> !banks.contains(bank)))
                    .toList();
        }
    }

    /** While the database is away, what was read last holds. */
    @Override
    public BusinessCalendar calendar(String name) {
        Instant now = terminal.clock().instant();
        ReadCalendar read = calendars.get(name);
        if (read != null && now.isBefore(read.at().plus(CALENDAR_HOLDS))) {
            return read.calendar();
        }
        try (SqlSession session = session()) {
            BusinessCalendar calendar = new Calendars(MapperSessions.mapper(session, CalendarMapper.class)).get(name);
            calendars.put(name, new ReadCalendar(calendar, now));
            return calendar;
        } catch (RuntimeException e) {
            if (read == null) {
                throw e;
            }
            LOG.warn("calendar {} could not be read; what was read before holds", name, e);
            return read.calendar();
        }
    }

    @Override
    public Optional<CutOffTerms> cutOff(String bankId) {
        try (SqlSession session = session()) {
            MerchantMapper merchants = MapperSessions.mapper(session, MerchantMapper.class);
            CutOff cutOff = merchants.cutOff(bankId);
            LocalTime time = cutOff == null ? null : cutOff.time();
            if (cutOff == null || time == null) {
                return Optional.empty();
            }
            String calendar = merchants.banks().stream()
                    .filter(bank -> bank.bankId().equals(bankId))
                    .map(Bank::calendar)
                    .findFirst()
                    .orElse("");
            return Optional.of(new CutOffTerms(time, ZoneId.of(cutOff.timeZone()), calendar));
        }
    }

    private SqlSession session() {
        return sessions.get().openSession(true);
    }
}

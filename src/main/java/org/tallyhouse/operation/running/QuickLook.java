package org.tallyhouse.operation.running;

import java.time.LocalDate;
import org.apache.ibatis.session.SqlSession;
import org.tallyhouse.calendar.CalendarMapper;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.MapperSessions;
import org.tallyhouse.intake.transaction.AdjustmentMapper;
import org.tallyhouse.intake.watch.PickedUpMapper;
import org.tallyhouse.intake.watch.SenderRules;
import org.tallyhouse.ledger.online.OnlineMapper;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.ledger.window.WindowMapper;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.operation.explain.DueExplainer;
import org.tallyhouse.operation.explain.ExplainMapper;
import org.tallyhouse.operation.explain.PayoutExplainMapper;
import org.tallyhouse.operation.explain.PayoutExplainer;
import org.tallyhouse.operation.explain.TransactionExplainer;
import org.tallyhouse.operation.view.AccountReader;
import org.tallyhouse.operation.view.AccountViewMapper;
import org.tallyhouse.operation.view.HoldReader;
import org.tallyhouse.operation.view.HoldViewMapper;
import org.tallyhouse.operation.view.JournalReader;
import org.tallyhouse.operation.view.JournalViewMapper;
import org.tallyhouse.operation.view.MerchantReader;
import org.tallyhouse.operation.view.MerchantViewMapper;
import org.tallyhouse.operation.view.NightMapper;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.operation.view.StatusReader;
import org.tallyhouse.payout.PayoutsMapper;
import org.tallyhouse.pricing.FeeRuleMapper;
import org.tallyhouse.reconciliation.breaks.BreaksMapper;
import org.tallyhouse.run.StageTotalMapper;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.run.audit.AuditMapper;
import org.tallyhouse.run.people.OperatorMapper;

/** A quick look at a database over one connection, without starting the whole suite. */
public final class QuickLook implements AutoCloseable {
    private final SqlSession session;
    private final WallClock clock;

    private QuickLook(SqlSession session, WallClock clock) {
        this.session = session;
        this.clock = clock;
    }

    public static QuickLook at(DatabaseSettings database, WallClock clock) {
        return new QuickLook(MapperSessions.at(database).openSession(true), clock);
    }

    public StatusReader status() {
        return new StatusReader(mapper(NightMapper.class), mapper(StageTotalMapper.class), windows(), clock);
    }

    public AccountReader accounts() {
        return new AccountReader(
                mapper(AccountViewMapper.class),
                mapper(OnlineMapper.class),
                mapper(HoldViewMapper.class),
                clock.zone());
    }

    public MerchantReader merchants() {
        return new MerchantReader(mapper(MerchantViewMapper.class), mapper(MerchantMapper.class), windows());
    }

    public JournalReader journals() {
        return new JournalReader(mapper(JournalViewMapper.class));
    }

    public HoldReader holds() {
        return new HoldReader(mapper(HoldViewMapper.class), mapper(OnlineMapper.class));
    }

    public AdjustmentMapper adjustments() {
        return mapper(AdjustmentMapper.class);
    }

    public BreaksMapper breaks() {
        return mapper(BreaksMapper.class);
    }

    /** Who sends files that come by themselves. */
    public SenderRules senders() {
        return SenderRules.of(mapper(MerchantMapper.class));
    }

    public OperatorMapper operators() {
        return mapper(OperatorMapper.class);
    }

    public AuditLog audit() {
        return new AuditLog(mapper(AuditMapper.class), clock.clock());
    }

    /** What was pulled from senders' servers. */
    public PickedUpMapper pickedUp() {
        return mapper(PickedUpMapper.class);
    }

    public LocalDate openDate() {
        return OpenDate.of(windows());
    }

    public DueDates dueDates() {
        return new DueDates(
                clock,
                windows(),
                new Calendars(mapper(CalendarMapper.class)),
                mapper(MerchantMapper.class),
                mapper(NightMapper.class));
    }

    public PayoutsMapper payouts() {
        return mapper(PayoutsMapper.class);
    }

    public TransactionExplainer transactions() {
        return new TransactionExplainer(
                mapper(ExplainMapper.class),
                mapper(FeeRuleMapper.class),
                new DueExplainer(mapper(ExplainMapper.class), new Calendars(mapper(CalendarMapper.class))));
    }

    public PayoutExplainer payoutExplainer() {
        return new PayoutExplainer(mapper(PayoutExplainMapper.class), holds());
    }

    private PostingWindows windows() {
        return new PostingWindows(mapper(WindowMapper.class), clock.clock());
    }

    private <M> M mapper(Class<M> type) {
        return MapperSessions.mapper(session, type);
    }

    @Override
    public void close() {
        session.close();
    }
}

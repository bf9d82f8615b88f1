package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.tallyhouse.reconciliation.compare.PagesAhead.PagePlace;
import org.tallyhouse.reconciliation.compare.PagesAhead.Paired;
import org.tallyhouse.reconciliation.compare.PairingWriter.Night;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Side;
import org.tallyhouse.run.StepState;

/** Compares the dates that have a bill and were not compared, page by page in the order of the references. */
@Component
@EnableConfigurationProperties(ReconciliationSettings.class)
public class BillComparison {
    private final ReconciliationMapper mapper;
    private final SideRows rows;
    private final PairingWriter outcomes;
    private final ReconciliationSettings settings;
    private final PagesAhead pages = new PagesAhead();

    BillComparison(
            ReconciliationMapper mapper, SideRows rows, PairingWriter outcomes, ReconciliationSettings settings) {
        this.mapper = mapper;
        this.rows = rows;
        this.outcomes = outcomes;
        this.settings = settings;
    }

    /** Notes the bills that came since the last night; those that another replaces do not count. */
    public boolean noteBills(StepState step) {
        step.done(mapper.noteBills());
        mapper.passOverReplaced(step.businessDate());
        return false;
    }

    /** One page per commit. */
    public boolean commit(StepState step) {
        LocalDate date = step.businessDate();
        List<Side> sides = mapper.sides(date);
        if (step.isFirst()) {
            step.expect(sides.size());
        }
        if (sides.isEmpty()) {
            return false;
        }
        Side side = sides.get(0);
        Night night = new Night(side.channel(), date);
        String place = side.channel() + "|" + side.businessDate() + "|";
        String position = step.textPosition();
        List<Long> files = mapper.files(side);
        Paired paired = pages.take(
                new PagePlace(
                        step.executionId(), side, position.startsWith(place) ? position.substring(place.length()) : ""),
                from -> paired(from, files, date));
        ComparedPage page = paired.page();
        RowPairing pairing = paired.pairing();
        outcomes.write(night, pairing.matches(), pairing.differing());
        outcomes.waiting(night, "OURS", pairing.oursAlone());
        outcomes.waiting(night, "THEIRS", pairing.theirsAlone());
        outcomes.totals(night, side.businessDate(), page, pairing);
        if (page.hasMore()) {
            step.moveTo(place + page.through());
        } else {
            mapper.markReconciled(side.channel(), side.businessDate(), date);
            mapper.markTaken(side.channel(), side.businessDate(), date);
            step.done(1);
        }
        return true;
    }

    private Paired paired(PagePlace from, List<Long> files, LocalDate night) {
        ChannelAgreement agreed = new ChannelAgreement(mapper.terms(from.side().channel(), night));
        RowPairing pairing = new RowPairing(agreed::tolerance);
        ComparedPage page = ComparedPage.read(
                (key, most) -> bothSides(from.side(), files, key, most), from.after(), settings.rowsPerCommit());
        page.pair(pairing);
        return new Paired(page, pairing);
    }

    /** At the same time, as each waits for the server most of the time. */
    private ComparedPage.Rows bothSides(Side side, List<Long> files, String after, int most) {
        BackgroundRead<List<ComparedRow>> theirs = BackgroundRead.begin(() -> rows.theirs(side, files, after, most));
        List<ComparedRow> ours = rows.ours(side, after, most);
        return new ComparedPage.Rows(ours, theirs.get());
    }
}

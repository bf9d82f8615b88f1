package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.tallyhouse.reconciliation.compare.Outcomes.Night;
import org.tallyhouse.reconciliation.compare.PagesAhead.PagePlace;
import org.tallyhouse.reconciliation.compare.PagesAhead.Paired;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Side;
import org.tallyhouse.run.StepState;

/** Compares the dates that have a bill and were not compared, page by page in the order of the references. */
@Component
@EnableConfigurationProperties(ReconciliationSettings.class)
public class Comparing {
    private final ReconciliationMapper mapper;
    private final SideRows rows;
    private final Outcomes outcomes;
    private final ReconciliationSettings settings;
    private final PagesAhead pages = new PagesAhead();

    Comparing(ReconciliationMapper mapper, SideRows rows, Outcomes outcomes, ReconciliationSettings settings) {
        this.mapper = mapper;
        this.rows = rows;
        this.outcomes = outcomes;
        this.settings = settings;
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
        Page page = paired.page();
        Pairing pairing = paired.pairing();
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
        Agreed agreed = new Agreed(mapper.terms(from.side().channel(), night));
        Pairing pairing = new Pairing(agreed::tolerance);
        Page page = Page.read(
                (key, most) -> bothSides(from.side(), files, key, most), from.after(), settings.rowsPerCommit());
        page.pair(pairing);
        return new Paired(page, pairing);
    }

    /** At the same time, as each waits for the server most of the time. */
    private Page.Rows bothSides(Side side, List<Long> files, String after, int most) {
        Aside<List<Item>> theirs = Aside.begin(() -> rows.theirs(side, files, after, most));
        List<Item> ours = rows.ours(side, after, most);
        return new Page.Rows(ours, theirs.get());
    }
}

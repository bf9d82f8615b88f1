package org.tallyhouse.reconciliation;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.run.RequestRefused;

/** Says which bill takes the place of another, before it is taken in, so that no row ever counts twice. */
@Component
public final class BillReplacements {
    private final BillReplacementMapper mapper;

    BillReplacements(BillReplacementMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Works inside the caller's transaction; saying the same again changes nothing, and what was said of a bill that was
     * then refused does not stand.
     *
     * @param name the file name of the bill that does not count any more
     * @param sha256 the content of the one that counts
     */
    public void replace(String channel, String name, String sha256) {
        List<Long> known = mapper.bills(channel, name);
        if (known.isEmpty()) {
            throw new RequestRefused("no bill of %s was imported as %s".formatted(channel, name));
        }
        List<Long> open = mapper.notReplaced(channel, name, sha256);
        if (open.isEmpty()) {
            throw new RequestRefused("%s is replaced by another bill already; name that one".formatted(name));
        }
        if (open.size() > 1) {
            throw new RequestRefused("%d bills of %s were imported as %s; replace a bill whose name is its own"
                    .formatted(open.size(), channel, name));
        }
        if (mapper.isTakenIn(channel, sha256)) {
            throw new RequestRefused(
                    "the bill that would take the place of %s was imported before: its rows count already"
                            .formatted(name));
        }
        mapper.forget(open.get(0), channel, sha256);
        mapper.insert(open.get(0), channel, sha256);
    }
}

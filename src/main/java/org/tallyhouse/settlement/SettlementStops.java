package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps a merchant, or what a channel brought, from being settled (止付). Works inside the caller's transaction.
 */
@Component
public final class SettlementStops {
    private final StopMapper mapper;

    SettlementStops(StopMapper mapper) {
        this.mapper = mapper;
    }

    /** Nights from effectiveFrom through effectiveTo, or until it is lifted; merchant or channel is empty. */
    public record Stop(
            String stopId,
            String merchantId,
            String channel,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            String operator,
            String reason) {

        public Stop {
            if (stopId.isBlank() || stopId.length() > 64) {
                throw new IllegalArgumentException("the id of a stop has 1 to 64 characters");
            }
            if (merchantId.isEmpty() == channel.isEmpty()) {
                throw new IllegalArgumentException("a stop is for a merchant or for a channel");
            }
        }
    }

    /**
     * Places a stop.
     *
     * @return whether it was new; placing the same twice is placing it once
     * @throws IllegalArgumentException if there is another under the id, no such merchant or channel, or the night of
     *     its first date is over
     */
    public boolean place(Stop stop) {
        Stop known = mapper.find(stop.stopId());
        if (known != null) {
            require(
                    known.merchantId().equals(stop.merchantId())
                            && known.channel().equals(stop.channel())
                            && known.effectiveFrom().equals(stop.effectiveFrom()),
                    "there is another stop " + stop.stopId());
            return false;
        }
        require(
                mapper.countOwners(stop.merchantId(), stop.channel()) > 0,
                "there is no %s '%s'"
                        .formatted(
                                stop.merchantId().isEmpty() ? "channel" : "merchant",
                                stop.merchantId() + stop.channel()));
        requireOpen(stop.effectiveFrom());
        mapper.insert(stop);
        return true;
    }

    /**
     * Ends a stop: the night of the date settles again, what was left out included.
     *
     * @return whether it was in force until now
     * @throws IllegalArgumentException if there is none under the id, or the night of the date is over
     */
    public boolean lift(String stopId, LocalDate date) {
        Stop stop = mapper.find(stopId);
        if (stop == null) {
            throw new IllegalArgumentException("there is no stop " + stopId);
        }
        if (stop.effectiveTo() != null) {
            return false;
        }
        requireOpen(date);
        return mapper.end(stopId, date.minusDays(1)) == 1;
    }

    public List<Stop> list() {
        return mapper.list();
    }

    /** The first business date that is not closed: from which on a stop may begin or end. */
    public @Nullable LocalDate firstOpen() {
        return mapper.firstOpen();
    }

    private void requireOpen(LocalDate date) {
        LocalDate open = mapper.firstOpen();
        require(open == null || !date.isBefore(open), "%s is closed; give %s or a later date".formatted(date, open));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

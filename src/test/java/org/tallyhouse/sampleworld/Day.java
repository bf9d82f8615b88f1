package org.tallyhouse.sampleworld;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A business date: it runs from cutover to cutover, not from midnight to midnight. */
record Day(LocalDate date, OffsetDateTime opens, OffsetDateTime closes, int transactions) {
    private static final int SECONDS_NEAR_CUTOVER = 180;
    private static final int NEAR_CUTOVER = 3;

    Day(String date, String opens, String closes, int transactions) {
        this(LocalDate.parse(date), OffsetDateTime.parse(opens), OffsetDateTime.parse(closes), transactions);
    }

    /** Ascending; a few lie so near both cutovers that their clock shows another date than the business date. */
    List<OffsetDateTime> times(Random random) {
        int length = (int) ChronoUnit.SECONDS.between(opens, closes);
        List<Integer> seconds = new ArrayList<>();
        for (int i = 0; i < NEAR_CUTOVER; i++) {
            seconds.add(random.nextInt(SECONDS_NEAR_CUTOVER));
            seconds.add(length - 1 - random.nextInt(SECONDS_NEAR_CUTOVER));
        }
        while (seconds.size() < transactions) {
            seconds.add(random.nextInt(length));
        }
        Collections.sort(seconds);
        return seconds.stream().map(opens::plusSeconds).toList();
    }
}

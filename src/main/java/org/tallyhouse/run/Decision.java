package org.tallyhouse.run;

import java.time.LocalDate;

/** What a person decided: by whom and why, on the open business date. */
public record Decision(String operator, String reason, LocalDate businessDate) {}

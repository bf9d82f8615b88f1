package org.tallyhouse.run;

import java.time.LocalDate;

/** What a person decided: by whom and why, on the open business date. */
public record OperatorDecision(String operator, String reason, LocalDate businessDate) {}

package org.tallyhouse.setup.term;

import java.time.LocalDate;

/** Who we are, and from which business date on. */
public record Institution(String name, String businessCalendar, LocalDate firstBusinessDate) {}

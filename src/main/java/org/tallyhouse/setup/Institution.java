package org.tallyhouse.setup;

import java.time.LocalDate;

/** Who we are, and from which business date on. */
record Institution(String name, String businessCalendar, LocalDate firstBusinessDate) {}

package org.tallyhouse.payout;

/** What a payout pays: a part of a settlement, counted from 1, and which attempt at it this is. */
record PaidPart(String settlementId, int part, int attempt) {}

package org.tallyhouse.payout;

import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** Who is paid, by which of our banks, and how quickly. What has the same payee may be one transfer. */
record Payee(String bankId, String accountName, String accountNumber, String bankCode, Urgency urgency) {}

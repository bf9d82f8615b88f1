package org.tallyhouse.sampleworld;

import java.util.Map;

/** A payout of a bank file and what the bank answers to it. */
record Instruction(String bank, String id, String currency, long amount) {
    static final String HEADER = "instruction_id,currency,amount,result,reason";

    static Instruction of(String bank, Map<String, String> row) {
        String currency = row.get("currency");
        return new Instruction(bank, row.get("instruction_id"), currency, Amounts.minor(row.get("amount"), currency));
    }

    boolean paid() {
        return !id.equals(Script.RETURNED_INSTRUCTION);
    }

    String line() {
        String major = Amounts.major(amount, currency);
        return paid()
                ? Csv.join(id, currency, major, "PAID", "")
                : Csv.join(id, currency, major, "RETURNED", "account name does not match");
    }
}

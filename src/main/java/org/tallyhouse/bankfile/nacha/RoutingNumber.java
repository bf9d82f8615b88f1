package org.tallyhouse.bankfile.nacha;

/** Routing numbers of banks in the United States (ABA): nine digits, the last a check digit. */
final class RoutingNumber {
    private static final int[] WEIGHTS = {3, 7, 1, 3, 7, 1, 3, 7, 1};

    private RoutingNumber() {}

    /** Whether it is nine digits whose sum, weighted 3, 7, 1 by turns, is a multiple of ten. */
    static boolean isValid(String number) {
        if (number.length() != WEIGHTS.length || number.equals("000000000")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            char digit = number.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += WEIGHTS[i] * (digit - '0');
        }
        return sum % 10 == 0;
    }
}

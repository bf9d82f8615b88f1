package org.tallyhouse.failure;

import java.util.Collection;
import java.util.Comparator;

/** What somebody who misspelt a name may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The name that takes the fewest letters added, dropped or changed; the first of those alike. */
    public static String of(String misspelt, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(misspelt, name)))
                .orElseThrow();
    }

    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}

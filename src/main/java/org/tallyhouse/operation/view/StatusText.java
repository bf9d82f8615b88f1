package org.tallyhouse.operation.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.view.NightStatus.Amount;
import org.tallyhouse.operation.view.NightStatus.Stage;

/** A night's status for people. */
public final class StatusText {
    private StatusText() {}

    public static String of(NightStatus status) {
        StringBuilder text = new StringBuilder();
        if (status.businessDate() != null) {
            text.append("business date %s: %s".formatted(status.businessDate(), status.day()))
                    .append(status.openDate() == null ? "" : "   (open: %s)".formatted(status.openDate()))
                    .append('\n');
        }
        if (status.runningAs() != null) {
            text.append("being run by ").append(status.runningAs()).append('\n');
        }
        if (status.buffered() != null) {
            text.append("buffered: ").append(status.buffered().text()).append('\n');
        }
        status.stages().forEach(stage -> append(text, stage));
        status.next().forEach(next -> text.append("next: ").append(next).append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, Stage stage) {
        text.append(String.format(
                Locale.ROOT,
                "  %-15s %-8s %10s rows %9s%s%n",
                stage.name(),
                stage.state(),
                stage.rows() == 0 ? "-" : String.format(Locale.ROOT, "%,d", stage.rows()),
                seconds(stage.millis()),
                stage.message() == null ? "" : "  " + stage.message()));
        for (Amount amount : stage.totals()) {
            text.append(String.format(
                    Locale.ROOT,
                    "    %-30s %,12d %18s %s%n",
                    amount.measure(),
                    amount.count(),
                    amount.amount() == null ? "" : amount.amount(),
                    amount.currency()));
        }
    }

    private static String seconds(@Nullable Long millis) {
        return millis == null ? "" : "%d.%d s".formatted(millis / 1000, millis % 1000 / 100);
    }
}

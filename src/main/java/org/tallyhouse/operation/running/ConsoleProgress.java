package org.tallyhouse.operation.running;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StepWatcher;

/** Shows how a run goes on: a bar with rate and remaining time on a terminal, plain lines elsewhere. */
public final class ConsoleProgress implements StepWatcher, OperatorNotices {
    private static final int REFRESH_MILLIS = 200;
    private static final int WIDTH = 100;

    private final PrintStream err;
    private final boolean interactive;
    private @Nullable ProgressBar bar;
    private long startedNanos;

    ConsoleProgress(PrintStream err, boolean interactive) {
        this.err = err;
        this.interactive = interactive;
    }

    @Override
    public synchronized void started(String step) {
        startedNanos = System.nanoTime();
    }

    @Override
    public synchronized void committed(String step, long done, long total) {
        if (!interactive || total == 0) {
            return;
        }
        ProgressBar shown = bar == null ? open(step, total) : bar;
        bar = shown;
        shown.stepTo(done);
    }

    @Override
    public synchronized void ended(String step, long done, boolean completed) {
        closeBar();
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        err.println(String.format(
                Locale.ROOT,
                "  %-26s %s%12s %6d.%d s",
                step,
                completed ? "done  " : "FAILED",
                done == 0 ? "" : String.format(Locale.ROOT, "%,d", done),
                took.toSeconds(),
                took.toMillisPart() / 100));
    }

    /** For work that is no step of a job: the import of a file. */
    public synchronized void at(String what, long done, long total) {
        committed(what, done, total);
        if (done >= total) {
            closeBar();
        }
    }

    @Override
    public synchronized void tell(String line) {
        closeBar();
        err.println("  ! " + line);
    }

    private ProgressBar open(String step, long total) {
        return new ProgressBarBuilder()
                .setTaskName("  " + step)
                .setInitialMax(total)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    private void closeBar() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
            bar = null;
        }
    }
}

package org.tallyhouse.operation.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.load.LayoutFolder;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.LayoutView;
import org.tallyhouse.run.RunResult.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The layouts of jobs/layouts, and how a file is read by one; needs no database. */
@Command(
        name = "layout",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists the layouts of files in jobs/layouts, and shows how a file is read by one.",
        footer = {"", "Example: ./run.sh layout check wechat-all sample-files/layouts/wechat-all.csv"})
final class LayoutCommand {
    private static final int PERSON_NEEDED = 3;
    private static final int MOST_FAULTS = 10;

    private final Terminal terminal;

    LayoutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A layout for programs. */
    private record Listed(String name, String purpose, String kind, String charset, String title) {
        static Listed of(Layout layout) {
            return new Listed(
                    layout.name(),
                    layout.purpose().label(),
                    layout.isFixedWidth() ? "fixed-width" : "delimited",
                    layout.charset().name(),
                    layout.title());
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the layouts; a layout that is wrong is told with every problem in it (exit 1).",
            footer = {"", "Example: ./run.sh layout list"})
    int list(@Option(names = "--json", description = "as JSON") boolean json) {
        return withLayouts(layouts -> {
            Collection<Layout> all = layouts.all();
            List<Listed> listed = all.stream().map(Listed::of).toList();
            terminal.out().print(json ? JsonAnswer.of(listed) + "\n" : text(listed));
            return 0;
        });
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Shows how the lines of a file are read, what is wrong in it, and its control figures.",
            footer = {
                "",
                "Exit 0: sound; 3: some lines are faulty; 1: the file is refused, or a layout is wrong.",
                "Example: ./run.sh layout check unionpay-zm sample-files/layouts/unionpay-zm.txt --date 2026-02-13"
            })
    int check(
            @Parameters(paramLabel = "LAYOUT", description = "name of a layout") String name,
            @Parameters(paramLabel = "FILE", description = "the file") Path file,
            @Option(
                            names = "--date",
                            paramLabel = "D",
                            description = "date it is for; only dates without a year need it")
                    @Nullable LocalDate date,
            @Option(
                            names = "--lines",
                            paramLabel = "N",
                            defaultValue = "5",
                            description = "lines to show (default: ${DEFAULT-VALUE})")
                    int lines,
            @Option(names = "--json", description = "as JSON") boolean json) {
        return withLayouts(layouts -> {
            LayoutView view = LayoutView.of(find(layouts, name), file, date, lines, MOST_FAULTS);
            terminal.out().print(json ? JsonAnswer.of(view) + "\n" : text(view));
            if (!view.refused().isEmpty()) {
                terminal.err().println(view.refused());
                return Outcome.FAILED.exitCode();
            }
            return view.faultyLines() > 0 ? PERSON_NEEDED : 0;
        });
    }

    private static Layout find(LayoutFolder layouts, String name) {
        try {
            return layouts.find(name);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** What is done with sound layouts. */
    private interface Work {
        int with(LayoutFolder layouts);
    }

    private int withLayouts(Work work) {
        LayoutFolder layouts;
        try {
            layouts = LayoutFolder.load(terminal.folders().jobs("layouts"));
        } catch (FilesRefused e) {
            e.problems().forEach(problem -> terminal.err().println(problem));
            terminal.err()
                    .println("%d problems in the layouts".formatted(e.problems().size()));
            return Outcome.FAILED.exitCode();
        }
        return work.with(layouts);
    }

    private static String text(List<Listed> layouts) {
        return layouts.stream()
                .map(layout -> String.format(
                        Locale.ROOT,
                        "%-20s  %-14s  %-11s  %-8s  %s%n",
                        layout.name,
                        layout.purpose,
                        layout.kind,
                        layout.charset,
                        layout.title))
                .collect(Collectors.joining());
    }

    private static String text(LayoutView view) {
        StringBuilder text = new StringBuilder();
        for (LayoutView.Line line : view.lines()) {
            text.append("line %d, %s%n".formatted(line.line(), line.record()));
            line.values().forEach((field, value) -> text.append("    %-20s = %s%n".formatted(field, value)));
        }
        text.append("%d sound details, %d faulty lines%n".formatted(view.details(), view.faultyLines()));
        view.faults().forEach(fault -> text.append("  ").append(fault).append('\n'));
        view.controls().forEach(figure -> text.append("  ").append(figure).append('\n'));
        return text.toString();
    }
}

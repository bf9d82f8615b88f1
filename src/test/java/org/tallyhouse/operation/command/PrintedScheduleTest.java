package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Tallyhouse;
import org.tallyhouse.schedule.EntryTimes;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleFile;

/** What is printed for cron and systemd is right by their own checks, runs as it stands, and does what the schedule does. */
@Tag("database")
class PrintedScheduleTest {
    private static final DateTimeFormatter OF_SYSTEMD = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TempDir
    private static Path folder;

    private static Books books;
    private static Path home;
    private static Path checkout;

    /** A home with a blank and a percent sign in its path, which cron and systemd treat as their own. */
    @BeforeAll
    static void open() throws IOException {
        home = Files.createDirectories(folder.resolve("a home 100%/books"));
        books = Books.sample(home);
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        Path script = Files.writeString(checkout.resolve("run.sh"), """
                #!/bin/sh
                export TALLYHOUSE_DB_USER='%s' TALLYHOUSE_DB_PASSWORD='%s'
                exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s "$@"
                """.formatted(
                        books.database().user(),
                        books.database().password(),
                        Path.of(System.getProperty("java.home"), "bin/java"),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(path -> !path.endsWith("test-classes"))
                                .collect(Collectors.joining(File.pathSeparator)),
                        Tallyhouse.class.getName()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/schedule.yml"), """
                time-zone: Europe/Berlin
                entries:
                  night:
                    run: nightly --due
                    at: ["00:30", "02:30"]
                    again-every: 10m
                    until: "06:00"
                  holds:
                    run: account M001.CNY.BALANCE
                    cron: "7,*/13 8-18/2 * * 1-5"
                  sunday:
                    run: account M001.CNY.BALANCE
                    cron: "0 12 * JAN-MAR,12 0,6"
                  first:
                    run: [hold, expire]
                    cron: "5 4 1,*/10 * *"
                    misfire: skip
                """);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void cronTakesTheCrontab() throws IOException, InterruptedException {
        requireTool("crontab");
        Path crontab = Files.writeString(folder.resolve("crontab"), print("--print-crontab"));

        Ran checked = run(List.of("crontab", "-n", crontab.toString()), Map.of());

        assertThat(checked.exit()).as(checked.output()).isZero();
    }

    /** As cron runs them: by a shell, with no environment but what the crontab sets. */
    @Test
    void theLinesOfTheCrontabRunAsTheyStand() throws IOException, InterruptedException {
        List<String> lines = print("--print-crontab").lines().toList();
        List<String> command = new ArrayList<>(List.of("env", "-i", "HOME=/", "LOGNAME=nobody"));
        lines.stream()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.replaceFirst("=\"(.*)\"$", "=$1"))
                .forEach(command::add);
        command.addAll(List.of("/bin/sh", "-c"));
        List<String> holds = lines.stream()
                .filter(line -> line.contains("schedule run holds") && !line.startsWith("@reboot"))
                .toList();
        assertThat(holds).hasSize(1);

        Ran first = run(with(command, ofCron(holds.get(0))), Map.of());
        Ran second = run(with(command, ofCron(holds.get(0))), Map.of());

        assertThat(first.exit()).as(first.output()).isZero();
        assertThat(second.exit()).isZero();
        assertThat(first.output() + second.output())
                .as("cron mails what is printed")
                .isEmpty();
        assertThat(books.number(
                        "SELECT COUNT(*) FROM schedule_run WHERE entry = 'holds' AND state = 'DONE' AND tries = 1"))
                .isEqualTo(1);
    }

    @Test
    void systemdTakesTheUnits() throws IOException, InterruptedException {
        requireTool("systemd-analyze");
        Path units = folder.resolve("units");
        assertThat(command("schedule", "--print-systemd", "--into", units.toString())
                        .exit())
                .isZero();
        try (Stream<Path> files = Files.list(units)) {
            List<String> names = files.map(Path::toString).sorted().toList();
            assertThat(names).hasSize(9);
            List<String> verify = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
            verify.addAll(names);
            Ran checked = run(verify, Map.of());
            // what it says of other units of this machine is not ours
            assertThat(checked.output().lines().filter(line -> line.contains("tallyhouse")))
                    .isEmpty();
        }
    }

    /** With the environment the unit sets, which systemd writes its own way. */
    @Test
    void aServiceRunsAsItStands() throws IOException, InterruptedException {
        String unit = print("--print-systemd");
        String service = unit.substring(unit.indexOf("# tallyhouse-run-sunday.service"));
        String start = line(service, "ExecStart=");
        String environment = line(service, "Environment=\"TALLYHOUSE_HOME");
        assertThat(start).isEqualTo("\"%s\" schedule run sunday".formatted(checkout.resolve("run.sh")));
        assertThat(environment).isEqualTo("=%s\"".formatted(home).replace("%", "%%"));

        Ran ran = run(
                List.of(
                        "env",
                        "-i",
                        "TALLYHOUSE_HOME=" + home,
                        "TALLYHOUSE_DB_URL=" + books.database().url(),
                        "/bin/sh",
                        "-c",
                        start),
                Map.of());

        assertThat(ran.exit()).as(ran.output()).isZero();
        assertThat(books.number("SELECT COUNT(*) FROM schedule_run WHERE entry = 'sunday' AND state = 'DONE'"))
                .isEqualTo(1);
    }

    /** systemd elapses when the schedule is due, but in the hour that clocks leave out, where the command decides. */
    @Test
    void timersElapseWhenEntriesAreDue() throws IOException, InterruptedException {
        requireTool("systemd-analyze");
        Schedule schedule = ScheduleFile.read(home.resolve("jobs/schedule.yml")).orElseThrow();
        String units = print("--print-systemd");
        for (String name : List.of("holds", "sunday", "first")) {
            String timer = units.substring(units.indexOf("# tallyhouse-run-%s.timer".formatted(name)));
            String event = line(timer, "OnCalendar=");
            Instant base = LocalDateTime.of(2026, 2, 13, 0, 0).toInstant(ZoneOffset.UTC);
            Ran analyzed = run(
                    List.of(
                            "systemd-analyze",
                            "calendar",
                            "--iterations=40",
                            "--base-time=" + OF_SYSTEMD.format(base.atZone(ZoneOffset.UTC)) + " UTC",
                            event),
                    Map.of("TZ", "UTC", "LC_ALL", "C"));
            assertThat(analyzed.exit()).as(analyzed.output()).isZero();

            assertThat(elapses(analyzed.output())).as(event).isEqualTo(due(schedule, name, base, 40));
        }
    }

    private static List<Instant> due(Schedule schedule, String name, Instant after, int count) {
        EntryTimes times = schedule.entry(name).orElseThrow().times();
        List<Instant> due = new ArrayList<>();
        Optional<Instant> next = times.after(after);
        while (due.size() < count) {
            due.add(next.orElseThrow());
            next = times.after(next.orElseThrow());
        }
        return due;
    }

    /** "Next elapse: Fri 2026-02-13 07:00:00 UTC" and "Iter. #2: ...". */
    private static List<Instant> elapses(String output) {
        return output.lines()
                .filter(line ->
                        line.contains("Next elapse:") || line.contains("Iter. #") || line.contains("Iteration #"))
                .map(line -> line.replaceFirst(".*?(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) UTC.*", "$1"))
                .map(text -> LocalDateTime.parse(text, OF_SYSTEMD).toInstant(ZoneOffset.UTC))
                .toList();
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    /** Cron ends a command at a percent sign that is not escaped. */
    private static String ofCron(String line) {
        String command = line.split("\\s+", 6)[5];
        assertThat(command.replace("\\%", "")).doesNotContain("%");
        return command.replace("\\%", "%");
    }

    private static List<String> with(List<String> command, String last) {
        List<String> all = new ArrayList<>(command);
        all.add(last);
        return all;
    }

    private static String print(String how) {
        CommandRun run = command("schedule", how);
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    private static CommandRun command(String... words) {
        return CommandRun.in(
                Map.of(
                        "TALLYHOUSE_HOME", home.toString(),
                        "TALLYHOUSE_CHECKOUT", checkout.toString(),
                        "TALLYHOUSE_DB_URL", books.database().url(),
                        "TALLYHOUSE_DB_USER", books.database().user()),
                words);
    }

    /** Where a tool is missing the test says so and is passed over, but not where everything must be tried. */
    private static void requireTool(String name) throws IOException, InterruptedException {
        boolean isThere =
                run(List.of("sh", "-c", "command -v " + name), Map.of()).exit() == 0;
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as(name + " is installed").isTrue();
        }
        assumeThat(isThere).as(name + " is not installed, so this is not tried").isTrue();
    }

    private record Ran(int exit, String output) {}

    private static Ran run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}

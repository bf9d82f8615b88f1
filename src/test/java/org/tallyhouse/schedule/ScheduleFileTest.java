package org.tallyhouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.calendar.WallClock;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.schedule.BeforeCutOff.CutOffTerms;

/** What schedule.yml may say, and what it is told where it is wrong. */
class ScheduleFileTest {
    @TempDir
    private Path folder;

    @Test
    void theOneThatIsDeliveredIsRight() {
        Schedule schedule = ScheduleFile.read(Path.of("jobs/schedule.yml")).orElseThrow();

        assertThat(schedule.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(schedule.entry("night").orElseThrow().words()).containsExactly("nightly", "--due");
    }

    @Test
    void isNotThereWhereThereIsNone() {
        assertThat(ScheduleFile.read(folder.resolve("schedule.yml"))).isEmpty();
    }

    @Test
    void saysAllOfAnEntry() throws IOException {
        ScheduleEntry entry = read("""
                        time-zone: Europe/Berlin
                        day-ends: "22:00"
                        entries:
                          night:
                            run: [nightly, --due, --at-most, 3]
                            at: ["22:15", "23:00"]
                            calendar: TARGET
                            waits-for: {bills: [cardnet, qrpay], results: lotus}
                            at-the-latest: "06:00"
                            again-every: 10m
                            until: "10:30"
                            misfire: skip
                        """).entry("night").orElseThrow();

        assertThat(entry.words()).containsExactly("nightly", "--due", "--at-most", "3");
        assertThat(entry.times().text()).isEqualTo("15 22 * * *, 0 23 * * *");
        assertThat(entry.calendar()).isEqualTo("TARGET");
        assertThat(entry.waitsFor())
                .isEqualTo(new AwaitedInputs(
                        List.of("cardnet", "qrpay"), List.of("lotus"), List.of(), LocalTime.of(6, 0)));
        assertThat(entry.tryAgain()).isEqualTo(new TryAgain(Duration.ofMinutes(10), LocalTime.of(10, 30)));
        assertThat(entry.misfire()).isEqualTo(MisfireRule.SKIP);
    }

    @Test
    void aFilingIsDueBeforeItsBanksCutOff() throws IOException {
        Schedule schedule = read("""
                time-zone: Asia/Shanghai
                entries:
                  filing:
                    run: payouts list
                    bank: lotus
                    before-cut-off: 30m
                """);

        ScheduleEntry resolved = schedule.resolved(
                        bank -> Optional.of(new CutOffTerms(LocalTime.of(16, 0), ZoneId.of("Asia/Tokyo"), "CN")))
                .entry("filing")
                .orElseThrow();
        assertThat(resolved.times().text()).isEqualTo("30 15 * * *");
        assertThat(resolved.times().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(resolved.calendar()).isEqualTo("CN");
        assertThatThrownBy(() -> schedule.resolved(bank -> Optional.empty()))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("has no cut-off");
    }

    /** Each line is one entry below "night:", with the problem it makes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    {at: "00:30"}                                       | run
                    {run: "", at: "00:30"}                              | run
                    {run: a 'b c', at: "00:30"}                         | write words with blanks or quotes as a list
                    {run: nightly --due}                                | exactly one of them
                    {run: nightly --due, at: "00:30", cron: "0 0 * * *"} | exactly one of them
                    {run: nightly --due, at: "24:00"}                   | is no time of day
                    {run: nightly --due, cron: "0 0 * *"}               | has 4 fields
                    {run: nightly --due, at: "00:30", again-every: 10m} | go together
                    {run: nightly --due, at: "00:30", again-every: 10, until: "06:00"} | is no time like 30s
                    {run: nightly --due, at: "00:30", at-the-latest: "06:00"} | needs waits-for
                    {run: nightly --due, at: "00:30", waits-for: {bills: [c]}} | needs again-every
                    {run: nightly --due, at: "00:30", waits-for: {bill: [c]}}  | is no key here
                    {run: nightly --due, at: "00:30", misfires: skip}   | is no key here
                    {run: nightly --due, at: "00:30", misfire: never}   | is none of run-once, skip
                    {run: nightly --due, bank: lotus, at: "00:30"}      | go together
                    nightly --due                                       | is not a mapping
                    """)
    void anEntryThatIsWrongIsRefusedWithItsLine(String entry, String why) {
        assertThatThrownBy(() -> read("time-zone: UTC\nentries:\n  night: " + entry + "\n"))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    entries: {}                       | time-zone
                    time-zone: Mars/Olympus           | is no time zone
                    {time-zone: UTC, day-ends: noon}  | is no time of day
                    {time-zone: UTC, entry: {}}       | is no key here
                    [1, 2]                            | is not one YAML mapping
                    """)
    void aFileThatIsWrongIsRefused(String text, String why) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FilesRefused.class).hasMessageContaining(why);
    }

    @Test
    void aWrongEntryLeavesTheClockToOtherCommands() throws IOException {
        Path file = folder.resolve("schedule.yml");
        Files.writeString(file, "time-zone: Asia/Shanghai\nday-ends: \"22:00\"\nentries: {night: {run: nightly}}\n");

        WallClock clock = ScheduleFile.clock(file, Clock.systemUTC()).orElseThrow();
        assertThat(clock.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(clock.dayEnds()).isEqualTo(LocalTime.of(22, 0));

        Files.writeString(file, "time-zone: Shanghai\n");
        assertThatThrownBy(() -> ScheduleFile.clock(file, Clock.systemUTC()))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContaining("is no time zone");
        assertThat(ScheduleFile.clock(folder.resolve("none.yml"), Clock.systemUTC()))
                .isEmpty();
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> read("""
                                time-zone: Nowhere
                                entries:
                                  one: {run: a, at: "25:00"}
                                  two: {run: b, cron: "x"}
                                """))
                .hasMessageContaining("line 1")
                .hasMessageContaining("line 3")
                .hasMessageContaining("line 4");
    }

    private Schedule read(String text) throws IOException {
        return ScheduleFile.read(Files.writeString(folder.resolve("schedule.yml"), text))
                .orElseThrow();
    }
}

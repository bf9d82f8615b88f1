package org.tallyhouse.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.setup.content.StoredSetUp;
import org.tallyhouse.setup.reading.SetUpProblems;

class SetUpFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aRightFolderHasNoProblem() {
        assertThat(TinySetUp.right().problems(folder)).isEmpty();
    }

    @Test
    void theSampleFilesHaveNoProblem() {
        SetUpProblems problems = new SetUpProblems();
        SetUp.read(Path.of("sample-files/setup"), StoredSetUp.NOTHING, problems);

        assertThat(problems.inFileOrder()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "institution.yml, there is no such file",
        "banks.csv, is missing",
        "channels.csv, is missing",
        "merchants.csv, is missing",
        "accounts.csv, is missing",
        "fee-rules.csv, is missing"
    })
    void aRequiredFileThatIsMissingIsTheOnlyProblem(String file, String reason) {
        assertThat(TinySetUp.right().without(file).problems(folder))
                .containsExactly(new FileProblem(file, 1, "", "", reason));
    }

    @Test
    void aliasesBankAccountsAndSubAccountsMayBeAbsent() {
        TinySetUp few = TinySetUp.right()
                .without("merchant-aliases.csv")
                .without("merchant-bank-accounts.csv")
                .without("sub-accounts.csv");

        assertThat(few.problems(folder)).isEmpty();
    }

    @Test
    void atLeastOneCalendarIsNeeded() {
        TinySetUp none = TinySetUp.right().without("calendars/CN.yml").without("calendars/DAILY.yml");

        assertThat(none.problems(folder))
                .containsExactly(
                        new FileProblem("calendars", 1, "", "", "has no calendar: at least one .yml file is needed"));
    }

    @ParameterizedTest
    @CsvSource({"merchant-alias.csv", "calendars/US.yaml", "fees.yml"})
    void aFileWithAWrongNameIsNotPassedOver(String file) {
        assertThat(TinySetUp.right().add(file, "x").problems(folder))
                .containsExactly(new FileProblem(file, 1, "", "", "is no file of a set-up folder"));
    }

    @Test
    void otherFilesMayLieInTheFolder() {
        TinySetUp more = TinySetUp.right().add("README.md", "x").add(".banks.csv", "x");

        assertThat(more.problems(folder)).isEmpty();
    }

    @Test
    void aCalendarMayBeThereOnce() {
        TinySetUp twice = TinySetUp.right().add("calendars/CN2.yml", """
                calendar: CN
                name: China
                covers: {from: 2026-01-01, to: 2026-12-31}
                weekend: []""");

        assertThat(twice.problems(folder))
                .containsExactly(
                        new FileProblem("calendars/CN2.yml", 1, "calendar", "CN", "is in calendars/CN.yml already"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account_number | account | line 1: the header lacks account_number
            ,200-2         | ''      | line 3: 3 fields where the header has 4
            """)
    void aCsvFileThatIsNotWholeIsOneProblem(String replaced, String by, String told) {
        SetUpDefect.in("banks.csv", replaced, by).isToldAlone(folder, told);
    }

    @Test
    void aCsvFileThatIsCutOffIsOneProblem() {
        TinySetUp cutOff = TinySetUp.right().replace("banks.csv", "200-2\n", "200-2");

        assertThat(cutOff.problems(folder)).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("banks.csv");
            assertThat(problem.reason()).startsWith("is cut off: its last line has no line end");
        });
    }

    @Test
    void aCsvFileThatDiffersFromItsOkFileIsRefused() {
        TinySetUp other = TinySetUp.right().add("banks.csv.ok", "0".repeat(64));

        assertThat(other.problems(folder))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .matches("banks\\.csv line 1: SHA-256 is [0-9a-f]{64}, its \\.ok file says 0{64}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'CN\\n'      | 'CN\\ncalendar: CN\\n' | line 2: is not YAML: Duplicate Object property "calendar"
            name: China  | 'name: China: '      | line 2: is not YAML: mapping values are not allowed here
            calendar: CN | '- CN\\n---\\na: b'    | line 1: is not one YAML mapping
            """)
    void aYamlFileThatCannotBeReadIsOneProblem(String replaced, String by, String told) {
        SetUpDefect.in("calendars/CN.yml", replaced, by).isToldAlone(folder, told);
    }

    @Test
    void filesInAnotherEncodingAreRefused() {
        assertThat(TinySetUp.right().in(Charset.forName("GBK")).problems(folder))
                .extracting(FileProblem::file, FileProblem::reason)
                .containsExactly(tuple("calendars/CN.yml", "is not UTF-8"), tuple("merchants.csv", "it is not UTF-8"));
    }

    @Test
    void allProblemsOfAllFilesAreToldTogetherInFileOrder() {
        TinySetUp many = TinySetUp.right()
                .replace("fee-rules.csv", "0.0060", "0.6%")
                .replace("merchants.csv", "D+0,NONE,PROPORTION", "2 days,WEEKLY,")
                .replace("institution.yml", "2026-02-13", "tomorrow")
                .replace("calendars/CN.yml", "SUNDAY", "SONNTAG")
                .without("banks.csv");
        SetUpProblems problems = new SetUpProblems();
        SetUp.read(many.writeTo(folder), StoredSetUp.NOTHING, problems);

        assertThatThrownBy(problems::refuseIfAny)
                .isInstanceOfSatisfying(
                        FilesRefused.class,
                        refused -> assertThat(refused.problems().stream().map(FileProblem::toString))
                                .containsExactly(
                                        "banks.csv line 1: is missing",
                                        "calendars/CN.yml line 4: weekend 'SONNTAG' is no day of the week",
                                        "fee-rules.csv line 2: rate '0.6%' is not a rate from 0 to 1"
                                                + " with at most 12 decimal digits, like 0.0035",
                                        "institution.yml line 3: first_business_date 'tomorrow' is not a date like 2026-02-13",
                                        "merchants.csv line 3: settlement_terms '2 days' is none of T+N, D+N, WEEKLY:FRI (or another day),"
                                                + " MONTHLY:25 (or another day), MONTHLY:LAST, ON_DEMAND",
                                        "merchants.csv line 3: payout 'WEEKLY' is none of AUTO, NONE",
                                        "merchants.csv line 3: refund_fee is empty"))
                .hasMessageStartingWith("the set-up is refused for 7 problem(s):\n  banks.csv line 1: is missing\n");
    }

    @Test
    void aFolderThatIsNotThereIsTheOnlyProblem() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> SetUp.read(nowhere, StoredSetUp.NOTHING, new SetUpProblems()))
                .isInstanceOfSatisfying(
                        FilesRefused.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(new FileProblem(nowhere.toString(), 1, "", "", "is no folder")));
    }
}

package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.operation.running.LogFile;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.StopRequest;
import org.tallyhouse.run.audit.Workplace;
import picocli.CommandLine;

/** Where operators are set up, a login acts as its own only, within its roles and limits. */
@Tag("database")
class OperatorsTest {
    private static final String HERE = Workplace.here().login();
    private static final String LI = "P-20260213-M002-CNY";
    private static final String TERMS = """
            bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
            lotus,CNY,5000.00,,,,
            """;
    private static final String OPERATORS = """
            operator_id,name,logins,roles,approval_limits,effective_from,effective_to
            schedule,The schedule,clearing,RUN,,2025-01-01,
            wang,Wang Fang,%s;wang,RUN;PROPOSE;SET_UP,,2025-01-01,
            li,Li Na,li,APPROVE,CNY:1000000.00,2025-01-01,
            zhao,Zhao Min,zhao,APPROVE,CNY:6000.00,2025-01-01,
            chen,Chen Wei,chen,APPROVE,CNY:100000.00,2025-01-01,
            former,Gone,%s,RUN;PROPOSE;APPROVE;SET_UP,,2025-01-01,2025-12-31
            """.formatted(HERE, HERE);
    /** They look, or live in a scratch schema of their own. */
    private static final Set<String> FREE = Set.of(
            "account",
            "adjustment list",
            "bench",
            "bench hot-account",
            "bench posting",
            "bench reconciliation",
            "breaks list",
            "breaks show",
            "db migrate",
            "db shell",
            "db start",
            "db stop",
            "db url",
            "demo",
            "explain payout",
            "explain transaction",
            "hold list",
            "hold show",
            "hold waiting",
            "invoice list",
            "journal show",
            "layout check",
            "layout list",
            "merchant",
            "merchant list",
            "payouts due",
            "payouts list",
            "plan",
            "quarantine list",
            "schedule check",
            "schedule list",
            "settlement-hold list",
            "status",
            "verify",
            "warm-up");

    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void runFridaysNight() {
        books = Books.empty(home);
        books.setUp(SampleSetUp.right()
                .with("payout-terms.csv", TERMS)
                .with("operators.csv", OPERATORS)
                .writeTo(home.resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        assertThat(as("schedule", "clearing", "nightly", "--date", "2026-02-13").exit())
                .isEqualTo(3);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @Test
    void everyCommandEitherTakesARoleOrOnlyLooks() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(Map.of(), nowhere, nowhere, java.time.Clock.systemUTC(), new StopRequest());
        Set<String> free = new TreeSet<>();
        try (LogFile log = LogFile.of(home, nowhere)) {
            leaves(TallyhouseCommand.line(terminal, log), "", free);
        }
        free.removeIf(path -> ActingOperator.ROLES.containsKey(path) || path.startsWith("import "));
        assertThat(free).isEqualTo(new TreeSet<>(FREE));
    }

    private static void leaves(CommandLine command, String path, Set<String> into) {
        if (command.getSubcommands().isEmpty()
                || command.getCommandSpec().userObject() instanceof java.util.concurrent.Callable) {
            into.add(path);
        }
        command.getSubcommands().forEach((name, sub) -> leaves(sub, (path + " " + name).strip(), into));
    }

    @Test
    void withoutANameTheLoginsOperatorActs() {
        assertThat(run(
                                "adjustment",
                                "propose",
                                "A-1",
                                "--merchant",
                                "M002",
                                "--currency",
                                "CNY",
                                "--credit",
                                "10.00",
                                "--reason",
                                "goodwill")
                        .exit())
                .isZero();
        assertThat(books.jdbc()
                        .queryForObject("SELECT proposed_by FROM adjustment WHERE adjustment_id = 'A-1'", String.class))
                .isEqualTo("wang");
        assertThat(run(
                                "adjustment",
                                "propose",
                                "A-2",
                                "--merchant",
                                "M002",
                                "--currency",
                                "CNY",
                                "--credit",
                                "10.00",
                                "--operator",
                                "WANG",
                                "--reason",
                                "goodwill")
                        .exit())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            adjustment approve A-9 --operator li --reason x       | is not operator li, but wang
            adjustment approve A-9 --reason x                     | operator wang has not the role APPROVE, but RUN, PROPOSE, SET_UP
            adjustment approve A-9 --operator former --reason x   | is not operator former, but wang
            nightly --date 2026-02-13 --operator schedule         | is not operator schedule, but wang
            payouts approve P-20260213-M002-CNY --operator chen --reason x | is not operator chen, but wang
            """)
    void anotherNameOrAnotherRoleIsRefusedAndAudited(String command, String told) {
        CommandRun run = run(command.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(told);
        assertThat(books.number(
                        "SELECT COUNT(*) FROM audit_log WHERE action = 'refused' AND detail LIKE ?", "%" + told + "%"))
                .isPositive();
    }

    @Test
    void aNightOfTheSchedulesPayoutsTakeTwoWithinTheirLimits() {
        assertThat(as("zhao", "zhao", "payouts", "approve", LI, "--reason", "seen")
                        .err())
                .contains("payout P-20260213-M002-CNY is 6143.54 CNY: zhao approves up to 6000.00");
        assertThat(as("li", "li", "payouts", "approve", LI, "--reason", "seen").out())
                .contains(LI + " waits for one person more", "0 approved");
        assertThat(as("li", "li", "payouts", "approve", LI, "--reason", "seen").err())
                .contains("was approved by li: it takes another person too");
        assertThat(as("chen", "chen", "payouts", "approve", LI, "--reason", "seen")
                        .out())
                .contains("1 approved");
    }

    @Test
    void whoChangedThePayeeDoesNotApprove() {
        books.jdbc()
                .update("INSERT INTO payee_change (merchant_id, currency, operator, changed_on)"
                        + " VALUES ('M006', 'CNY', 'li', '2026-02-12')");
        assertThat(as("li", "li", "payouts", "approve", "P-20260213-M006-CNY", "--reason", "seen")
                        .err())
                .contains("the bank account or terms of M006 were last changed by li: another person approves it");
    }

    @Test
    void twoNamesOfOneLoginAreOnePerson() {
        assertThat(run("adjustment propose A-3 --merchant M002 --currency CNY --credit 10.00 --reason x".split(" "))
                        .exit())
                .isZero();
        assertThat(as("zhao", "wang", "adjustment", "approve", "A-3", "--reason", "seen")
                        .err())
                .contains("was proposed by wang: another person decides about it");
        assertThat(as("zhao", "zhao", "adjustment", "approve", "A-3", "--reason", "seen")
                        .exit())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WANG,Other,x,RUN,,2025-01-01,                 | operator_id 'WANG' is the same name as wang
            boss,Boss,x,RUN;BOSS,,2025-01-01,             | roles 'RUN;BOSS' is no list of roles
            boss,Boss,x y,RUN,,2025-01-01,                | logins 'x y' is no list of logins
            boss,Boss,x,APPROVE,CNY:5;CNY:6,2025-01-01,   | approval_limits 'CNY:5;CNY:6' says CNY twice
            boss,Boss,x,APPROVE,CNY,2025-01-01,           | approval_limits 'CNY' is no list of limits
            """)
    void aWrongLineIsRefused(String line, String told) {
        assertThatExceptionOfType(FilesRefused.class)
                .isThrownBy(() -> books.setUp(SampleSetUp.right()
                        .with("payout-terms.csv", TERMS)
                        .with("operators.csv", OPERATORS + line + "\n")
                        .writeTo(home.resolve("wrong" + line.hashCode()))))
                .withMessageContaining(told);
    }

    /** As if this process ran under the login of another operator, who has one more. */
    private static CommandRun as(String operator, String alsoLogin, String... arguments) {
        logins(operator, HERE + ";" + alsoLogin);
        logins("wang", "wang");
        try {
            return run(arguments);
        } finally {
            logins(operator, operator);
            logins("wang", HERE + ";wang");
        }
    }

    private static void logins(String operator, String logins) {
        books.jdbc().update("UPDATE operator SET logins = ? WHERE operator_id = ?", logins, operator);
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(books, arguments);
    }
}

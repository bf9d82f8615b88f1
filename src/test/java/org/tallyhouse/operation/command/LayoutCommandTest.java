package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Needs no database: the environment names none that could be reached. */
class LayoutCommandTest {
    private static final String SAMPLES = "sample-files/layouts/";
    private static final String NO_DATABASE = "jdbc:mysql://127.0.0.1:1/";

    @TempDir
    private Path home;

    private static CommandRun run(Path home, String... arguments) {
        return run(Map.of("TALLYHOUSE_HOME", home.toString(), "TALLYHOUSE_DB_URL", NO_DATABASE), arguments);
    }

    private static CommandRun run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = TallyhouseCommand.run(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            layout             | file                                      | exit | out                                             | err
            wechat-all         | wechat-all.csv                            | 0    | summary order_total 91.50 agrees (line 6)       | ''
            fixed-width-payout | fixed-width-payout.txt                    | 0    | account_number       = ******4445               | ''
            fixed-width-result | fixed-width-result.txt                    | 0    | result               = RETURNED                 | ''
            delimited-payout   | delimited-payout.txt                      | 0    | 2 sound details, 0 faulty lines                 | ''
            unionpay-zm        | rejected/unionpay-zm.unknown-code.txt     | 3    | line 2: type 'S99' is none of S22, S30          | ''
            fixed-width-payout | rejected/fixed-width-payout.bad-total.txt | 1    | trailer total 1234.57 is not the 1234.56 read   | trailer total 1234.57 is not the 1234.56 read
            wechat-all         | nothing.csv                               | 1    | 0 sound details                                 | cannot be read
            no-such-layout     | wechat-all.csv                            | 2    | ''                                              | there is no layout 'no-such-layout'
            """)
    void aFileIsShownAsItIsRead(String layout, String file, int exit, String out, String err) {
        CommandRun run = run(Path.of("."), "layout", "check", layout, SAMPLES + file, "--date", "2026-02-13");

        assertThat(run.err()).contains(err);
        assertThat(run.out()).contains(out).doesNotContain("1122334445", "6222021001122334455");
        assertThat(run.exit()).isEqualTo(exit);
    }

    @Test
    void programsGetTheSameAsJson() {
        CommandRun run = run(
                Path.of("."), "layout", "check", "fixed-width-payout", SAMPLES + "fixed-width-payout.txt", "--json");
        JsonNode view = new JsonMapper().readTree(run.out());

        assertThat(view.at("/lines/1/values/account_number").asString()).isEqualTo("******4445");
        assertThat(view.at("/lines/1/values/amount").asString()).isEqualTo("1200.00");
        assertThat(view.at("/controls/1/stated").asString()).isEqualTo("1234.56");
        assertThat(view.at("/refused").asString()).isEmpty();
    }

    /** A person reads the same on standard error. */
    @Test
    void programsAreToldByAttributesWhyAFileIsRefused() {
        String file = SAMPLES + "rejected/fixed-width-payout.bad-total.txt";
        CommandRun run = run(Path.of("."), "layout", "check", "fixed-width-payout", file, "--json");
        JsonNode error = new JsonMapper().readTree(run.out()).at("/error");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEqualToIgnoringNewLines(error.at("/message").asString());
        assertThat(error.at("/reason").asString()).isEqualTo("CONTROL_DIFFERS");
        assertThat(error.at("/file").asString()).isEqualTo(file);
        assertThat(error.at("/line").asInt()).isEqualTo(4);
        assertThat(error.at("/field").asString()).isEqualTo("trailer total");
        assertThat(error.at("/expected").asString()).isEqualTo("1234.57");
        assertThat(error.at("/actual").asString()).isEqualTo("1234.56");
        assertThat(error.at("/help").asString()).startsWith("./run.sh layout check fixed-width-payout ");
        assertThat(error.has("value")).isFalse();
    }

    @Test
    void programsAreToldWhatCannotBeAskedFor() {
        CommandRun run = run(Path.of("."), "layout", "check", "no-such-layout", SAMPLES + "wechat-all.csv", "--json");
        JsonNode error = new JsonMapper().readTree(run.out()).at("/error");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(error.propertyNames()).containsExactly("reason", "message");
        assertThat(error.at("/reason").asString()).isEqualTo("WRONG_USE");
        assertThat(run.err()).isEqualToIgnoringNewLines(error.at("/message").asString());
    }

    @Test
    void theLayoutsAreListedWithWhatTheyAreFor() {
        assertThat(run(Path.of("."), "layout", "list").out())
                .contains("fixed-width-payout    payout-file     fixed-width  GBK")
                .contains("wechat-all            channel-bill    delimited    UTF-8");
    }

    @Test
    void theLayoutsOfTheCheckoutAreThereInEveryHome() {
        Map<String, String> environment = Map.of(
                "TALLYHOUSE_HOME", home.toString(), "TALLYHOUSE_CHECKOUT", ".", "TALLYHOUSE_DB_URL", NO_DATABASE);

        assertThat(run(environment, "layout", "list").out()).contains("wechat-all", "fixed-width-payout");
        assertThat(run(home, "layout", "list").out()).isEmpty();
    }

    @Test
    void everyProblemOfTheLayoutsIsTold() throws IOException {
        Files.createDirectories(home.resolve("jobs/layouts"));
        Files.writeString(home.resolve("jobs/layouts/bad.yml"), "title: Bad\nfor: nothing\nkind: delimited\n");

        CommandRun run = run(home, "layout", "list");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("bad.yml line 2: for 'nothing' is none of")
                .contains("bad.yml line 1: separator is missing")
                .contains("bad.yml line 1: records is missing")
                .contains("3 problems in the layouts");

        JsonNode error = new JsonMapper()
                .readTree(run(home, "layout", "list", "--json").out())
                .at("/error");
        assertThat(error.at("/problems"))
                .hasSize(3)
                .allSatisfy(
                        problem -> assertThat(problem.at("/file").asString()).isEqualTo("bad.yml"));
        assertThat(error.at("/problems/2/field").asString()).isEqualTo("for");
        assertThat(error.at("/problems/2/value").asString()).isEqualTo("nothing");
    }
}

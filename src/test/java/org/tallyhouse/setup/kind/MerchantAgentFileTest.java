package org.tallyhouse.setup.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.setup.SetUpDefect;
import org.tallyhouse.setup.TinySetUp;

class MerchantAgentFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            + | M1,M9,2026-03-01, | line 2: agent_id 'M9' is no merchant
            + | M1,M1,2026-03-01, | line 2: agent_id 'M1' is the merchant itself
            + | M1,M2,2026-03-01, | line 2: agent_id 'M2' has no accounts in CNY, which M1 has
            + | M1,,2026-03-01, | line 2: agent_id is empty
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("merchant-agents.csv", replaced, by).isToldAlone(folder, told);
    }

    @Test
    void oneAgentAtATime() {
        List<FileProblem> problems = TinySetUp.right()
                .add("accounts.csv", "M2,CNY,BUFFERED,EFFECTIVE,0.00")
                .add("merchant-agents.csv", "M1,M2,2026-03-01,2026-04-30")
                .add("merchant-agents.csv", "M1,M2,2026-04-30,")
                .problems(folder);

        assertThat(problems)
                .extracting(FileProblem::toString)
                .containsExactly("merchant-agents.csv line 3: effective_from '2026-04-30' overlaps in time with"
                        + " agent M2 of M1 from 2026-03-01");
    }
}

package org.tallyhouse.run.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunOwnerTest {
    /** Larger than any process id a system gives. */
    private static final long NO_SUCH_PROCESS = 999_999_999;

    private final RunOwner here = RunOwner.current();

    @Test
    void isReadBackFromItsText() {
        assertThat(RunOwner.parse(here.toString())).isEqualTo(here);
        assertThat(here.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(here.toString()).hasSizeLessThanOrEqualTo(160);
    }

    @Test
    void aProcessThatRunsIsNotDead() {
        assertThat(here.isDeadHere()).isFalse();
    }

    @Test
    void aProcessOfThisMachineThatIsGoneIsDead() {
        assertThat(new RunOwner(here.machine(), NO_SUCH_PROCESS, here.startedMillis()).isDeadHere())
                .isTrue();
    }

    @Test
    void anotherProcessWithItsIdDoesNotKeepItAlive() {
        assertThat(new RunOwner(here.machine(), here.pid(), here.startedMillis() - 1).isDeadHere())
                .isTrue();
    }

    @Test
    void ofAnotherMachineNothingIsKnown() {
        assertThat(new RunOwner("elsewhere/-/-", NO_SUCH_PROCESS, 0).isDeadHere())
                .isFalse();
        assertThat(RunOwner.parse("some text").isDeadHere()).isFalse();
        assertThat(RunOwner.parse("").isDeadHere()).isFalse();
    }
}

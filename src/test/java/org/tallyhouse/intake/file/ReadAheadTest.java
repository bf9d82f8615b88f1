package org.tallyhouse.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tallyhouse.layout.FileRefused;

class ReadAheadTest {
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void thingsComeInOrderAndNoMoreThanOneAheadIsRead() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(read::incrementAndGet)) {
            assertThat(ahead.next()).isEqualTo(1);
            assertThat(ahead.next()).isEqualTo(2);
            assertThat(ahead.next()).isEqualTo(3);
        }
        assertThat(read).hasValue(4);
    }

    @Test
    void whatGoesWrongIsThrownWhereItIsAskedFor() {
        try (ReadAhead<Integer> ahead = new ReadAhead<>(this::oneThenRefused)) {
            assertThat(ahead.next()).isEqualTo(1);
            assertThatThrownBy(ahead::next).isInstanceOf(FileRefused.class).hasMessage("line 2 is cut off");
        }
    }

    private int oneThenRefused() {
        int number = read.incrementAndGet();
        if (number > 1) {
            throw new FileRefused("line 2 is cut off");
        }
        return number;
    }
}

package org.tallyhouse.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PostingSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new PostingSettings(2_000, 1));
    }

    @Test
    void isReadByName() {
        assertThat(bind(Map.of(
                        "tallyhouse.posting.accounts-per-commit", "7", "tallyhouse.posting.windows-per-day", "24")))
                .isEqualTo(new PostingSettings(7, 24));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 20_001})
    void aCommitTakesSomeAccountsButNotAll(int accountsPerCommit) {
        assertThatThrownBy(() -> new PostingSettings(accountsPerCommit, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tallyhouse.posting.accounts-per-commit");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 289})
    void aWindowLastsFromFiveMinutesToTheWholeDay(int windowsPerDay) {
        assertThatThrownBy(() -> new PostingSettings(1, windowsPerDay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tallyhouse.posting.windows-per-day");
    }

    private static PostingSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tallyhouse.posting", PostingSettings.class);
    }
}

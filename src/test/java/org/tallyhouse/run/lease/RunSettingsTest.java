package org.tallyhouse.run.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RunSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new RunSettings(Duration.ofSeconds(5), Duration.ofSeconds(30)));
    }

    @Test
    void isReadByName() {
        assertThat(bind(Map.of("tallyhouse.run.heartbeat", "200ms", "tallyhouse.run.lease-expiry", "1m")))
                .isEqualTo(new RunSettings(Duration.ofMillis(200), Duration.ofMinutes(1)));
    }

    @Test
    void aLeaseOutlivesOneHeartbeatThatIsMissed() {
        assertThat(new RunSettings(Duration.ofSeconds(5), Duration.ofSeconds(10)).heartbeat())
                .hasSeconds(5);
        assertThatThrownBy(() -> new RunSettings(Duration.ofSeconds(5), Duration.ofMillis(9_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tallyhouse.run.lease-expiry");
    }

    private static RunSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tallyhouse.run", RunSettings.class);
    }
}

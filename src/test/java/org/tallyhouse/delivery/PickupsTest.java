package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.layout.FilesRefused;

class PickupsTest {
    @TempDir
    private Path home;

    @Test
    void theExampleIsRead() {
        assertThat(Pickups.load(Path.of("jobs/pickups.yml.example")))
                .singleElement()
                .satisfies(pickup -> {
                    assertThat(pickup.sender()).isEqualTo("cardnet");
                    assertThat(pickup.wants("Settle_7.csv")).isTrue();
                    assertThat(pickup.wants("report.csv")).isFalse();
                    assertThat(pickup.marker()).isEqualTo(".ok");
                    assertThat(pickup.isMoved()).isTrue();
                    assertThat(pickup.place()).isEqualTo("sftp://tallyhouse@sftp.cardnet.example:22/outbox/");
                });
    }

    @Test
    void withoutAFileNothingIsPulled() {
        assertThat(Pickups.load(home.resolve("pickups.yml"))).isEmpty();
    }

    @Test
    void allProblemsAreToldAtOnceAndNoValue() throws IOException {
        Path file = Files.writeString(home.resolve("pickups.yml"), """
                senders:
                  A: { host: h, user: u, folder: /out, password: 's3cret!', host_key: MD5:aa, afterwards: burn }
                  B: { host: h, user: u, folder: /out, key_file: k, host_key: MD5:aa, afterwards: keep, move_to: x }
                  C: { afterwards: move, complete: soon, pattern: 'a[' }
                """);

        assertThatThrownBy(() -> Pickups.load(file))
                .isInstanceOf(FilesRefused.class)
                .hasMessageContainingAll(
                        "pickups.yml line 2: senders.A.password is no key here",
                        "senders.A.key_file or password_variable is needed",
                        "senders.A.host_key is not a SHA-256",
                        "senders.A.afterwards is neither keep nor move",
                        "senders.B.move_to needs afterwards: move",
                        "senders.C.host is missing",
                        "senders.C.move_to is missing",
                        "senders.C.complete is neither STABLE nor the ending of a marker",
                        "senders.C.pattern has a [ without its ]")
                .message()
                .doesNotContain("s3cret");
    }
}

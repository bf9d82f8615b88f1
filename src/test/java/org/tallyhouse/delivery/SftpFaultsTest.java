package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bank's server drops or hangs in the middle of a put: half a file never has its name, and nobody waits for ever. */
@Timeout(120)
class SftpFaultsTest {
    private static final Secrets SECRETS = new Secrets(Map.of("BANK_PASSWORD", SftpServer.PASSWORD)::get);
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    @TempDir
    private Path home;

    private Path inbox;
    private Path file;
    private SftpServer server;

    @BeforeEach
    void aBank() throws IOException, GeneralSecurityException {
        inbox = Files.createDirectories(home.resolve("bank/inbox"));
        file = Files.writeString(home.resolve("pay.csv"), "一,100\n".repeat(50_000));
        server = new SftpServer(home.resolve("bank"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private BankDrop drop() {
        return new SftpDrop(server.target(server.port(), "/inbox", TIMEOUT), SECRETS);
    }

    @ParameterizedTest
    @CsvSource({"WRITE, DROPS", "WRITE, HANGS", "BEFORE_RENAME, DROPS"})
    void beforeTheRenameNothingHasTheName(SftpFault.At at, SftpFault.How how) throws IOException {
        try (SftpFault fault = new SftpFault(at, how, Files.size(file) / 2)) {
            server.watchedBy(fault);

            assertThatThrownBy(() -> Puts.put(drop(), file, "pay.csv"))
                    .isInstanceOf(DropFailed.class)
                    .hasMessageContaining("/inbox/pay.csv cannot be put: ");

            assertThat(inbox.resolve("pay.csv")).doesNotExist();
            server.notWatchedBy(fault);
        }
        drop().withdraw("pay.csv", Puts.MARK);
        Puts.put(drop(), file, "pay.csv");
        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
    }

    @ParameterizedTest
    @CsvSource({"DROPS", "HANGS"})
    void anAnswerThatIsLostIsTold(SftpFault.How how) {
        Puts.Guard guard = new Puts.Guard();
        try (SftpFault fault = new SftpFault(SftpFault.At.AFTER_RENAME, how, 0)) {
            server.watchedBy(fault);

            assertThatThrownBy(() -> drop().put(Puts.recorded(file, "pay.csv"), guard))
                    .isInstanceOf(DropFailed.class)
                    .hasMessageContaining("/inbox/pay.csv cannot be put: ");
        }
        assertThat(guard.asked).as("it may be there, and nobody says otherwise").containsExactly("put", "rename");
        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
    }

    @Test
    void aSlowServerIsWaitedFor() {
        try (SftpFault fault = new SftpFault(SftpFault.At.WRITE, SftpFault.How.IS_SLOW, 0)) {
            server.watchedBy(fault);

            Puts.put(drop(), file, "pay.csv");
        }
        assertThat(inbox.resolve("pay.csv")).hasSameBinaryContentAs(file);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsLeft() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            BankDrop drop = new SftpDrop(server.target(silent.getLocalPort(), "/inbox", TIMEOUT), SECRETS);

            assertThatThrownBy(() -> Puts.put(drop, file, "pay.csv"))
                    .isInstanceOf(DropFailed.class)
                    .hasMessageContaining("is not reached within 4 seconds: it does not answer as an SSH server");
        }
    }
}

package org.tallyhouse.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.layout.NamePattern;

/** What is pulled is whole or not there, whatever happens on the server meanwhile. */
class PickupSessionTest {
    private static final Secrets SECRETS = new Secrets(Map.of("BANK_PASSWORD", SftpServer.PASSWORD)::get);

    @TempDir
    private Path home;

    private Path outbox;
    private Path to;
    private SftpServer server;

    @BeforeEach
    void aSender() throws IOException, GeneralSecurityException {
        outbox = Files.createDirectories(home.resolve("sender/outbox"));
        Files.createDirectories(home.resolve("sender/outbox/done"));
        to = Files.createDirectories(home.resolve("here")).resolve("bill.csv");
        server = new SftpServer(home.resolve("sender"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private PickupSession open() {
        Pickup.Rule rule = new Pickup.Rule(NamePattern.of("*"), "", Optional.of("/outbox/done"));
        return new Pickup("cardnet", rule, server.target("/outbox"), SECRETS).open();
    }

    private Path send(String name, String text) throws IOException {
        return Files.writeString(outbox.resolve(name), text);
    }

    @Test
    void filesAreListedAndNothingElse() throws IOException {
        send("bill.csv", "12345");
        Files.createSymbolicLink(outbox.resolve("link.csv"), outbox.resolve("bill.csv"));

        try (PickupSession session = open()) {
            assertThat(session.files()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("bill.csv");
                assertThat(file.sizeBytes()).isEqualTo(5);
            });
        }
    }

    @Test
    void aFileIsPulledWholeAndMovedBesideItsNamesakes() throws IOException {
        Path bill = send("bill.csv", "一,100\n".repeat(50_000));
        Files.writeString(outbox.resolve("done/bill.csv"), "earlier");
        String text = Files.readString(bill);

        try (PickupSession session = open()) {
            RemoteFile file = session.files().get(0);
            assertThat(session.fetch(file, to)).isTrue();
            session.moveAway(file);
        }

        assertThat(to).hasContent(text);
        assertThat(bill).doesNotExist();
        assertThat(outbox.resolve("done/bill.csv")).hasContent("earlier");
        assertThat(outbox.resolve("done/bill.csv.2")).hasContent(text);
    }

    @Test
    void aFileThatVanishesOrGrowsIsNotThere() throws IOException {
        Path gone = send("gone.csv", "x");
        try (PickupSession session = open()) {
            RemoteFile file = session.files().get(0);
            Files.delete(gone);
            assertThat(session.fetch(file, to)).isFalse();
            session.moveAway(file);
        }
        Path growing = send("growing.csv", "x");
        try (PickupSession session = open()) {
            RemoteFile file = session.files().get(0);
            Files.writeString(growing, "more", StandardOpenOption.APPEND);
            assertThat(session.fetch(file, to)).isFalse();
        }
        assertThat(to.getParent()).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        Pickup.Rule rule = new Pickup.Rule(NamePattern.of("*"), "", Optional.empty());
        try (PickupSession session = new Pickup("cardnet", rule, server.target("/nowhere"), SECRETS).open()) {
            assertThatThrownBy(session::files)
                    .isInstanceOf(DropFailed.class)
                    .hasMessageContaining("folder /nowhere is not there");
        }
    }
}

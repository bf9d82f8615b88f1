package org.tallyhouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFoldersTest {
    @TempDir
    private Path home;

    @TempDir
    private Path checkout;

    @Test
    void whatTheHomeDeclaresComesAfterTheCheckoutsAndWins() throws IOException {
        HomeFolders folders = new HomeFolders(home, checkout);
        Path ofHome = home.resolve("jobs/drops.yml");
        Path ofCheckout = checkout.resolve("jobs/drops.yml");

        assertThat(folders.jobs("drops.yml")).containsExactly(ofCheckout, ofHome);
        assertThat(folders.job("drops.yml")).isEqualTo(ofHome);
        Files.createDirectories(ofCheckout.getParent());
        Files.createFile(ofCheckout);
        assertThat(folders.job("drops.yml")).isEqualTo(ofCheckout);
        Files.createDirectories(ofHome.getParent());
        Files.createFile(ofHome);
        assertThat(folders.job("drops.yml")).isEqualTo(ofHome);
    }

    @Test
    void aHomeThatIsTheCheckoutIsReadOnce() {
        assertThat(new HomeFolders(home).jobs("layouts")).containsExactly(home.resolve("jobs/layouts"));
    }
}

package org.tallyhouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that are there already with wider modes are closed; narrower ones stay. */
class HomeFoldersTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            folder, before, after
            out, rwxrwxrwx, rwxr-x---
            out, rwxr-xr-x, rwxr-x---
            out, rwx------, rwx------
            data, rwxrwxr-x, rwxr-x---
            in, rwxrwxrwx, rwxrwx---
            in, rwxr-x---, rwxr-x---
            jobs, rwxr-xr-x, rwxr-xr-x
            """)
    void areClosedToOthers(String folder, String before, String after) throws IOException {
        Path made = Files.createDirectories(home.resolve(folder));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(before));

        new HomeFolders(home).closeToOthers();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo(after);
    }
}

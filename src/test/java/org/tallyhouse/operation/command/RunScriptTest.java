package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run.sh}, with a Java that only tells what it was given. */
class RunScriptTest {
    @TempDir
    private Path checkout;

    /** Books and bank files are for the suite's user and group, whatever the caller's habit is. */
    @ParameterizedTest
    @ValueSource(strings = {"000", "022", "077"})
    void whatTheSuiteWritesIsClosedToOthers(String umask) throws IOException, InterruptedException {
        executable(checkout.resolve("java/bin/java"), "#!/bin/sh\numask\n");
        Path script = checkout.resolve("run.sh");
        executable(script, Files.readString(Path.of("run.sh")));
        for (String source :
                new String[] {"pom.xml", "src/main/X.java", "sql/schema/V01.sql", "target/tallyhouse.jar"}) {
            Files.createDirectories(checkout.resolve(source).getParent());
            Files.createFile(checkout.resolve(source));
        }

        ProcessBuilder command = new ProcessBuilder("sh", "-c", "umask %s; exec ./run.sh status".formatted(umask));
        command.environment().put("JAVA_HOME", checkout.resolve("java").toString());
        Process process = command.directory(checkout.toFile()).start();

        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(told.strip()).isEqualTo("0027");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

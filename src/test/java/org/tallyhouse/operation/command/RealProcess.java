package org.tallyhouse.operation.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.tallyhouse.Tallyhouse;

/** The suite in a process of its own, which a test looks at, signals and kills. */
final class RealProcess implements AutoCloseable {
    private static final int MOST_SECONDS = 180;

    private final Process process;
    private final Path output;

    private RealProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static RealProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(path -> !path.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator)),
                Tallyhouse.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "process", ".txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("TALLYHOUSE"));
        process.environment().putAll(environment);
        return new RealProcess(process.start(), output);
    }

    long pid() {
        return process.pid();
    }

    /** What it has printed so far, both streams. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** The exit code, when it has ended by itself. */
    int end() throws InterruptedException {
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end: " + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}

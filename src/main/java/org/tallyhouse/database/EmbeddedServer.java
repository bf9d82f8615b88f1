package org.tallyhouse.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The MariaDB server of a home folder. It is started in a process group of its own, so that it stays up
 * between commands and a Ctrl-C does not reach it.
 */
public final class EmbeddedServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path folder;

    private EmbeddedServer(Path folder) {
        this.folder = folder;
    }

    /** The server that belongs to a home folder; it need not run. */
    public static EmbeddedServer in(Path home) {
        return new EmbeddedServer(home.toAbsolutePath().normalize().resolve("data/mariadb"));
    }

    /** JDBC URL up to the schema name. */
    public String url() {
        return "jdbc:mysql://127.0.0.1:" + port() + "/";
    }

    /** Also if it is another user's, of whose processes the system does not tell the command. */
    public boolean isRunning() {
        return process()
                        .filter(process -> process.info()
                                .command()
                                .map(EmbeddedServer::isServer)
                                .orElse(true))
                        .isPresent()
                && accepts(port());
    }

    /** Starts the server unless it runs; returns whether it had to. Safe when several processes ask at once. */
    public boolean start() {
        if (isRunning()) {
            return false;
        }
        try {
            Files.createDirectories(folder);
            try (RandomAccessFile file =
                            new RandomAccessFile(folder.resolve("start.lock").toFile(), "rw");
                    FileLock lock = file.getChannel().lock()) {
                return lock.isValid() && !isRunning() && startLocked();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded database cannot be started in " + folder, e);
        }
    }

    /** Stops the server and waits for it; returns whether it ran. */
    public boolean stop() {
        Optional<ProcessHandle> server = process()
                .filter(process -> process.info()
                        .command()
                        .filter(EmbeddedServer::isServer)
                        .isPresent());
        if (server.isEmpty()) {
            return false;
        }
        server.get().destroy();
        try {
            server.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the embedded database does not stop; see " + log(), e);
        }
    }

    /** The interactive client that came with the server. */
    public List<String> shellCommand(String schema) {
        return List.of(
                folder.resolve("base/bin/mariadb").toString(),
                "--no-defaults",
                "--host=127.0.0.1",
                "--port=" + port(),
                "--user=root",
                "--default-character-set=utf8mb4",
                schema);
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private boolean startLocked() throws IOException {
        int port = choosePort();
        ServerProgram program = new ServerProgram(folder);
        try {
            program.install(log());
            Files.writeString(folder.resolve("port"), Integer.toString(port));
            List<String> command = new ArrayList<>(
                    List.of("sh", "-m", "-c", "\"$@\" </dev/null >>server.log 2>&1 & echo $! >pid", "sh"));
            command.addAll(program.command(port));
            new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            awaitReady(port);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded database started", e);
        }
    }

    private void awaitReady(int port) throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!accepts(port)) {
            // at first it is still the shell that starts it; what has died has no command
            boolean isThere =
                    process().flatMap(process -> process.info().command()).isPresent();
            if (System.nanoTime() > deadline || !isThere) {
                throw new IllegalStateException("the embedded database did not start; see " + log());
            }
            Thread.sleep(50);
        }
    }

    private int choosePort() throws IOException {
        int last = port();
        if (last > 0 && isFree(last)) {
            return last;
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private int port() {
        return readNumber("port").map(Long::intValue).orElse(0);
    }

    private Optional<ProcessHandle> process() {
        return readNumber("pid").flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    }

    private static boolean isServer(String command) {
        return command.contains("mariadbd") || command.contains("mysqld");
    }

    private Optional<Long> readNumber(String file) {
        try {
            return Optional.of(
                    Long.parseLong(Files.readString(folder.resolve(file)).trim()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}

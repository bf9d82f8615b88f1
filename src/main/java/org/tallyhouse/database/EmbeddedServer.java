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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The MariaDB server of a home folder. It is started in a process group of its own, so that it stays up
 * between commands and a Ctrl-C does not reach it.
 */
public final class EmbeddedServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    /** A server that starts makes its temporary tables' file. */
    private static final int LITTLE_ROOM_MEGABYTES = 64;

    private static final int MOST_STARTS = 3;
    private static final int MOST_VAIN_LOOKS = 20;

    private final Path folder;
    private final ServerAccess access;

    private EmbeddedServer(Path folder) {
        this.folder = folder;
        this.access = new ServerAccess(folder);
    }

    /** The server that belongs to a home folder; it need not run. */
    public static EmbeddedServer in(Path home) {
        return new EmbeddedServer(home.toAbsolutePath().normalize().resolve("data/mariadb"));
    }

    /** JDBC URL up to the schema name. */
    public String url() {
        return "jdbc:mysql://127.0.0.1:" + port() + "/";
    }

    /** Whether the server of this very folder runs: a copied folder tells of a process that is not its own. */
    public boolean isRunning() {
        return process().isPresent() && accepts(port());
    }

    /** Of the user that runs. */
    String password() {
        return access.password();
    }

    /** Of the owner of its schemas. */
    String ownerPassword() {
        return access.ownerPassword();
    }

    /** Starts the server unless it runs; returns whether it had to. Safe when several processes ask at once. */
    public boolean start() {
        if (isRunning()) {
            requireTwoUsers();
            return false;
        }
        try {
            access.makeFolder();
            try (RandomAccessFile file =
                            new RandomAccessFile(folder.resolve("start.lock").toFile(), "rw");
                    FileLock lock = file.getChannel().lock()) {
                return lock.isValid() && !isRunning() && startLocked();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded database cannot be started in " + folder, e);
        }
    }

    private void requireTwoUsers() {
        if (access.ownerPassword().isEmpty()) {
            throw new IllegalStateException("the embedded database in " + folder
                    + " was started by an earlier Tallyhouse:" + " give ./run.sh db stop, then the same command again");
        }
    }

    /** Stops the server and waits for it; returns whether it ran. */
    public boolean stop() {
        Optional<ProcessHandle> server = process();
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

    /** The interactive client that came with the server; it takes the password from {@link #shellEnvironment}. */
    public List<String> shellCommand(DatabaseSettings database) {
        return List.of(
                folder.resolve("base/bin/mariadb").toString(),
                "--no-defaults",
                "--host=127.0.0.1",
                "--port=" + port(),
                "--user=" + database.user(),
                "--default-character-set=utf8mb4",
                database.schema());
    }

    /** Not on the command line, which every user of the machine can see. */
    public static Map<String, String> shellEnvironment(DatabaseSettings database) {
        return Map.of("MYSQL_PWD", database.password());
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private boolean startLocked() throws IOException {
        try {
            ServerProgram program = new ServerProgram(folder);
            program.install(log());
            program.removeUnbegunLog();
            access.makePasswords();
            // between choosing a port and listening there another program may take it
            for (int attempt = 1; !startAt(choosePort(), program); attempt++) {
                if (attempt == MOST_STARTS) {
                    throw new IllegalStateException(didNotStart());
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded database started", e);
        }
    }

    private boolean startAt(int port, ServerProgram program) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("port"), Integer.toString(port));
        Path initFile = access.initFile();
        try {
            List<String> command = new ArrayList<>(
                    List.of("sh", "-m", "-c", "umask 077; \"$@\" </dev/null >>server.log 2>&1 & echo $! >pid", "sh"));
            command.addAll(program.command(port, initFile));
            new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return becomesReady();
        } finally {
            Files.deleteIfExists(initFile);
        }
    }

    /** Whether the server of this folder lets the owner in, who is made last. */
    private boolean becomesReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        int vain = 0;
        while (!letsIn()) {
            // at first it is still the shell that starts it, and for a moment neither; what has died has no command
            boolean isThere = readNumber("pid")
                    .flatMap(ProcessHandle::of)
                    .flatMap(process -> process.info().command())
                    .isPresent();
            vain = isThere ? 0 : vain + 1;
            if (vain == MOST_VAIN_LOOKS) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(didNotStart());
            }
            Thread.sleep(50);
        }
        return true;
    }

    private String didNotStart() throws IOException {
        long megabytes = Files.getFileStore(folder).getUsableSpace() >> 20;
        String room = megabytes < LITTLE_ROOM_MEGABYTES
                ? "its disk has %d MB left: free some space, then the same command; ".formatted(megabytes)
                : "";
        return "the embedded database did not start: %ssee %s".formatted(room, log());
    }

    private boolean letsIn() {
        if (!isRunning()) {
            return false;
        }
        try (Connection connection =
                DriverManager.getConnection(url() + "?connectTimeout=1000", ServerAccess.OWNER, ownerPassword())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
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

    /** The server's process. It works in its data folder, by which it is known however often that was copied or moved. */
    private Optional<ProcessHandle> process() {
        return readNumber("pid")
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(this::worksHere);
    }

    private boolean worksHere(ProcessHandle process) {
        Path data = folder.resolve("data");
        Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.exists(data) && Files.isSameFile(workingFolder, data);
        } catch (NoSuchFileException e) {
            // a system without such a folder tells at least how the process was started
            return process.info()
                    .arguments()
                    .filter(arguments -> List.of(arguments).contains("--datadir=" + data))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
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

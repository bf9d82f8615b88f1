package org.tallyhouse.operation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's own sshd on a free loopback port, with keys made for it; who runs the test may log in with one of them. */
final class OpenSshServer implements AutoCloseable {
    static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final int MOST_LOOKS = 600;
    private static final int BETWEEN_LOOKS_MILLIS = 100;

    private final Path folder;
    private final int port;
    private final Process process;

    private OpenSshServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** @param folder for its keys, its settings and its log */
    static OpenSshServer start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        makeKey(folder, "host_ed25519", "ed25519");
        makeKey(folder, "host_rsa", "rsa");
        makeKey(folder, "id", "ed25519");
        Files.copy(folder.resolve("id.pub"), folder.resolve("authorized_keys"));
        if (isRoot()) {
            // where it shuts up those who are not logged in yet; elsewhere it needs none
            Files.createDirectories(Path.of("/run/sshd"));
        }
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("sshd_config"), """
                Port %1$d
                ListenAddress 127.0.0.1
                HostKey %2$s/host_ed25519
                HostKey %2$s/host_rsa
                AuthorizedKeysFile %2$s/authorized_keys
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                Subsystem sftp internal-sftp
                """.formatted(port, folder));
        Process process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        OpenSshServer server = new OpenSshServer(folder, port, process);
        server.awaitListening();
        return server;
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int look = 0; look < MOST_LOOKS && process.isAlive(); look++) {
            if (log().contains("Server listening on")) {
                return;
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        process.destroy();
        throw new IllegalStateException("sshd does not listen: " + log());
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static boolean isRoot() throws IOException, InterruptedException {
        return run(List.of("id", "-u")).strip().equals("0");
    }

    static String user() throws IOException, InterruptedException {
        return run(List.of("id", "-un")).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void makeKey(Path folder, String name, String type) throws IOException, InterruptedException {
        run(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                type,
                "-N",
                "",
                "-f",
                folder.resolve(name).toString()));
    }

    /** Of a host key, as ssh-keygen prints it. */
    private String fingerprint(String key) throws IOException, InterruptedException {
        return run(List.of("ssh-keygen", "-lf", folder.resolve(key + ".pub").toString()))
                .split(" ")[1];
    }

    /** How the server is reached, for drops.yml and pickups.yml, by its ed25519 key as Debian's clients do. */
    String reached() throws IOException, InterruptedException {
        return reachedBy(fingerprint("host_ed25519"));
    }

    /** The same by its other key. */
    String reachedByRsa() throws IOException, InterruptedException {
        return reachedBy(fingerprint("host_rsa"));
    }

    String reachedBy(String hostKey) throws IOException, InterruptedException {
        return "host: 127.0.0.1, port: %d, user: %s, key_file: %s/id, host_key: \"%s\""
                .formatted(port, user(), folder, hostKey);
    }

    /** What Debian's own client does to the server, command by command. */
    String sftp(String... commands) throws IOException, InterruptedException {
        Path batch = Files.write(folder.resolve("batch"), List.of(commands));
        return run(List.of(
                "sftp",
                "-q",
                "-P",
                Integer.toString(port),
                "-i",
                folder.resolve("id").toString(),
                "-F",
                "none",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-b",
                batch.toString(),
                user() + "@127.0.0.1"));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
        return said;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }
}

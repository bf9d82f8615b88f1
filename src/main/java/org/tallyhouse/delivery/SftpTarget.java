package org.tallyhouse.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where an SFTP drop is and how it is entered. Names of environment variables only, never a secret.
 *
 * @param hostKeys SHA-256 fingerprints of the server's keys, as {@code ssh-keygen -lf} prints them
 * @param setting where the host key is set, for messages
 */
record SftpTarget(
        String host,
        int port,
        String user,
        Optional<Path> keyFile,
        Optional<String> passwordVariable,
        Set<String> hostKeys,
        String folder,
        Duration timeout,
        String setting) {

    SftpTarget {
        hostKeys = Set.copyOf(hostKeys);
        if (keyFile.isPresent() == passwordVariable.isPresent()) {
            throw new IllegalArgumentException("exactly one of key file and password variable");
        }
    }

    String path(String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    /** For messages. */
    String place(String name) {
        return "sftp://%s@%s:%d%s"
                .formatted(user, host, port, path(name).startsWith("/") ? path(name) : "/~/" + path(name));
    }
}

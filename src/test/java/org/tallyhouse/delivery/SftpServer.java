package org.tallyhouse.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A bank's SFTP server on a free loopback port; the user "us" sees one folder as its root. */
public final class SftpServer implements AutoCloseable {
    static final String PASSWORD = "correct-horse";
    /** Making one takes a second. */
    private static final AtomicReference<KeyPair> RSA = new AtomicReference<>();

    private final SshServer ssh = SshServer.setUpDefaultServer();
    private final SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    private final KeyPair key;
    private final KeyPair other;

    public SftpServer(Path root) throws IOException, GeneralSecurityException {
        key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        RSA.compareAndSet(null, RSA.get() == null ? KeyUtils.generateKeyPair("ssh-rsa", 2048) : null);
        other = RSA.get();
        // the newest way to agree on keys takes half a second a session in a young process
        ssh.setKeyExchangeFactories(ssh.getKeyExchangeFactories().stream()
                .filter(factory -> factory.getName().startsWith("ecdh"))
                .toList());
        ssh.setHost("127.0.0.1");
        ssh.setKeyPairProvider(KeyPairProvider.wrap(key, other));
        ssh.setPasswordAuthenticator((user, password, session) -> user.equals("us") && password.equals(PASSWORD));
        ssh.setSubsystemFactories(List.of(sftp));
        ssh.setFileSystemFactory(new VirtualFileSystemFactory(root));
        ssh.start();
    }

    public void letIn(PublicKey known) {
        ssh.setPublickeyAuthenticator((user, offered, session) -> KeyUtils.compareKeys(known, offered));
    }

    /** Sees what clients do, and may do something else; from the next session on. */
    public void watchedBy(SftpEventListener listener) {
        sftp.addSftpEventListener(listener);
    }

    public void notWatchedBy(SftpEventListener listener) {
        sftp.removeSftpEventListener(listener);
    }

    public int port() {
        return ssh.getPort();
    }

    public String fingerprint() {
        return HostKeys.fingerprint(key.getPublic());
    }

    /** Of the key it shows only to those who do not want the first. */
    String otherFingerprint() {
        return HostKeys.fingerprint(other.getPublic());
    }

    SftpTarget target(String folder) {
        return target(folder, fingerprint(), Optional.empty());
    }

    SftpTarget target(String folder, String hostKey, Optional<Path> keyFile) {
        return target(ssh.getPort(), folder, hostKey, keyFile, Duration.ofSeconds(20));
    }

    /** For who has little time, or comes by another port. */
    SftpTarget target(int port, String folder, Duration timeout) {
        return target(port, folder, fingerprint(), Optional.empty(), timeout);
    }

    private static SftpTarget target(
            int port, String folder, String hostKey, Optional<Path> keyFile, Duration timeout) {
        return new SftpTarget(
                "127.0.0.1",
                port,
                "us",
                keyFile,
                keyFile.isPresent() ? Optional.empty() : Optional.of("BANK_PASSWORD"),
                Set.of(hostKey),
                folder,
                timeout,
                "drops.yml banks.X.host_key");
    }

    @Override
    public void close() throws IOException {
        ssh.stop(true);
    }
}

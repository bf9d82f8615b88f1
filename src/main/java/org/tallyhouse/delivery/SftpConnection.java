package org.tallyhouse.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** One SFTP session with a server whose key is one of those pinned; nothing is read from {@code ~/.ssh}. */
final class SftpConnection implements AutoCloseable {
    private final SshClient ssh;
    private final SftpClient sftp;

    private SftpConnection(SshClient ssh, SftpClient sftp) {
        this.ssh = ssh;
        this.sftp = sftp;
    }

    SftpClient sftp() {
        return sftp;
    }

    /** @throws DropFailed if the server's key is not pinned or it does not let us in */
    static SftpConnection open(SftpTarget target, Secrets secrets) throws IOException {
        AtomicReference<String> refusedKey = new AtomicReference<>();
        SshClient ssh = client(target, secrets, refusedKey);
        ssh.start();
        try {
            ClientSession session = ssh.connect(target.user(), target.host(), target.port())
                    .verify(target.timeout())
                    .getSession();
            session.auth().verify(target.timeout());
            SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            return new SftpConnection(ssh, sftp);
        } catch (IOException | RuntimeException e) {
            ssh.stop();
            String key = refusedKey.get();
            if (key != null) {
                throw new DropFailed(unknownKey(target, key), e);
            }
            if (notLetIn(e)) {
                throw new DropFailed(loginRefused(target), e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        ssh.stop();
    }

    private static SshClient client(SftpTarget target, Secrets secrets, AtomicReference<String> refusedKey) {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setServerKeyVerifier((session, address, key) -> {
            String seen = fingerprint(key);
            boolean pinned = target.hostKeys().contains(seen);
            refusedKey.set(pinned ? null : seen);
            return pinned;
        });
        target.keyFile().ifPresent(file -> ssh.setKeyIdentityProvider(keys(file)));
        target.passwordVariable()
                .map(variable -> secrets.require(variable, "the password of " + target.place("")))
                .ifPresent(ssh::addPasswordIdentity);
        CoreModuleProperties.PREFERRED_AUTHS.set(ssh, target.keyFile().isPresent() ? "publickey" : "password");
        // one try: banks lock a user after a few
        CoreModuleProperties.PASSWORD_PROMPTS.set(ssh, 1);
        setTimeouts(ssh, target.timeout());
        return ssh;
    }

    private static KeyIdentityProvider keys(Path file) {
        if (!Files.isReadable(file)) {
            throw new DropFailed("key file %s is not there or may not be read".formatted(file));
        }
        return new FileKeyPairProvider(file);
    }

    private static void setTimeouts(SshClient ssh, Duration timeout) {
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.AUTH_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(ssh, timeout.plusSeconds(1));
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, timeout);
    }

    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }

    private static boolean notLetIn(Exception e) {
        return e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    private static String unknownKey(SftpTarget target, String seen) {
        return ("the key of %s:%d is %s, which is not pinned; nothing was sent. Ask the bank for its fingerprint; "
                        + "if it is this one, set it as %s")
                .formatted(target.host(), target.port(), seen, target.setting());
    }

    private static String loginRefused(SftpTarget target) {
        String what = target.keyFile()
                .map(file -> "the key in " + file)
                .orElseGet(() -> "the password in " + target.passwordVariable().orElseThrow());
        return "%s:%d does not let %s in with %s".formatted(target.host(), target.port(), target.user(), what);
    }
}

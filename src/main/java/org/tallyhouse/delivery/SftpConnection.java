package org.tallyhouse.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.SecretFile;

/** One SFTP session with a server whose key is one of those pinned; nothing is read from {@code ~/.ssh}. */
final class SftpConnection implements AutoCloseable {
    private static final Set<ClientSessionEvent> KEYS_SHOWN =
            Set.of(ClientSessionEvent.WAIT_AUTH, ClientSessionEvent.CLOSED, ClientSessionEvent.TIMEOUT);

    private final SshClient ssh;
    private final SftpClient sftp;

    private SftpConnection(SshClient ssh, SftpClient sftp) {
        this.ssh = ssh;
        this.sftp = sftp;
    }

    SftpClient sftp() {
        return sftp;
    }

    /** @throws DropFailed if the server is not there, has no pinned key or does not let us in */
    static SftpConnection open(SftpTarget target, Secrets secrets) throws IOException {
        HostKeys hostKeys = new HostKeys(target.hostKeys());
        SshClient ssh = client(target, secrets, hostKeys);
        ssh.start();
        try {
            ClientSession session = connect(ssh, target, hostKeys);
            session.auth().verify(target.timeout());
            SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            return new SftpConnection(ssh, sftp);
        } catch (IOException | RuntimeException e) {
            ssh.stop();
            if (notLetIn(e)) {
                throw new DropFailed(loginRefused(target), e);
            }
            throw e;
        }
    }

    /** A server shows one of its keys at a time: while it is not a pinned one, another kind is asked for. */
    private static ClientSession connect(SshClient ssh, SftpTarget target, HostKeys hostKeys) {
        while (true) {
            int refused = hostKeys.refused().size();
            try {
                ClientSession session = ssh.connect(target.user(), target.host(), target.port())
                        .verify(target.timeout())
                        .getSession();
                if (session.waitFor(KEYS_SHOWN, target.timeout()).contains(ClientSessionEvent.WAIT_AUTH)) {
                    return session;
                }
                if (hostKeys.refused().isEmpty()) {
                    throw new DropFailed(notReached(target, "it does not answer as an SSH server"));
                }
            } catch (IOException e) {
                if (hostKeys.refused().isEmpty()) {
                    throw new DropFailed(notReached(target, CauseText.of(e)), e);
                }
            }
            if (hostKeys.refused().size() == refused) {
                throw new DropFailed(unknownKey(target, hostKeys.refused()));
            }
        }
    }

    @Override
    public void close() {
        ssh.stop();
    }

    private static SshClient client(SftpTarget target, Secrets secrets, HostKeys hostKeys) {
        SshClient ssh = SshClient.setUpDefaultClient();
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setServerKeyVerifier(hostKeys);
        ssh.addSessionListener(hostKeys);
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
            throw new DropFailed(DropFault.WRONG_KEY
                    .says("key file {value} is not there or may not be read")
                    .about("key_file", file));
        }
        List<KeyPair> keys = new ArrayList<>();
        new FileKeyPairProvider(file).loadKeys(null).forEach(keys::add);
        if (keys.isEmpty()) {
            throw new DropFailed(DropFault.WRONG_KEY
                    .says("key file {value} holds no private key that opens without a passphrase")
                    .about("key_file", file));
        }
        try {
            SecretFile.requireClosed(file);
        } catch (FileRefused e) {
            throw new DropFailed(
                    DropFault.WRONG_KEY.says("{cause}").about("key_file", file).because(e));
        }
        return KeyIdentityProvider.wrapKeyPairs(keys);
    }

    private static void setTimeouts(SshClient ssh, Duration timeout) {
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.AUTH_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, timeout);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(ssh, timeout.plusSeconds(1));
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, timeout);
    }

    private static boolean notLetIn(Exception e) {
        return e instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    private static Failure about(SftpTarget target, DropFault fault, String words) {
        return fault.says("{value} " + words).about("server", "%s:%d".formatted(target.host(), target.port()));
    }

    private static Failure unknownKey(SftpTarget target, List<String> seen) {
        return about(
                        target,
                        DropFault.UNKNOWN_SERVER,
                        "shows {actual}, not pinned, so nothing was exchanged. Ask whose server it is for its fingerprint; if it is shown"
                                + " here, set it as {expected}")
                .figures(target.setting(), String.join(" and ", seen));
    }

    private static Failure notReached(SftpTarget target, String reason) {
        return about(
                        target,
                        DropFault.NOT_REACHED,
                        "is not reached within {expected} seconds: {cause}; see whether host, port and network are right")
                .figures(target.timeout().toSeconds(), "")
                .because(reason);
    }

    private static Failure loginRefused(SftpTarget target) {
        String what = target.keyFile()
                .map(file -> "the key in " + file)
                .orElseGet(() -> "the password in " + target.passwordVariable().orElseThrow());
        return about(target, DropFault.NOT_LET_IN, "does not let {actual} in with {cause}")
                .figures("", target.user())
                .because(what);
    }
}

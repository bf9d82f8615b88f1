package org.tallyhouse.delivery;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Lets in a server whose key is pinned, and does not ask again for a kind of key that was refused. */
final class HostKeys implements ServerKeyVerifier, SessionListener {
    private final Set<String> pinned;
    private final Map<String, String> refusedByKind = new LinkedHashMap<>();

    HostKeys(Set<String> pinned) {
        this.pinned = pinned;
    }

    /** The fingerprints seen that are not pinned. */
    synchronized List<String> refused() {
        return List.copyOf(refusedByKind.values());
    }

    @Override
    public synchronized boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey key) {
        String seen = fingerprint(key);
        if (pinned.contains(seen)) {
            return true;
        }
        refusedByKind.put(KeyUtils.getKeyType(key), seen);
        return false;
    }

    @Override
    public synchronized void sessionNegotiationOptionsCreated(
            Session session, Map<KexProposalOption, String> proposal) {
        proposal.computeIfPresent(
                KexProposalOption.SERVERKEYS,
                (option, kinds) -> Arrays.stream(kinds.split(","))
                        .filter(kind -> !refusedByKind.containsKey(KeyUtils.getCanonicalKeyType(kind)))
                        .collect(Collectors.joining(",")));
    }

    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }
}

package org.tallyhouse.payout.attempt;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.delivery.EncryptedCopies;

/** What encrypted copies are, in commits of their own: what may be at a bank is known whatever becomes of the run. */
@Component
final class RecordedCopies implements EncryptedCopies {
    private final AttemptMapper mapper;
    private final TransactionTemplate own;

    RecordedCopies(AttemptMapper mapper, PlatformTransactionManager transactions) {
        this.mapper = mapper;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public Optional<String> sha256(String name, String plainSha256, String keyId) {
        Optional<String> known = own.execute(status -> mapper.encryptedCopy(name, plainSha256, keyId));
        return known == null ? Optional.empty() : known;
    }

    @Override
    public void record(String name, String plainSha256, String keyId, String sha256) {
        own.executeWithoutResult(status -> mapper.recordEncryptedCopy(name, plainSha256, keyId, sha256));
    }
}

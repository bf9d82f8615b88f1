package org.tallyhouse.payout.attempt;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.tallyhouse.payout.attempt.DeliveryAttempts.Outcome;

/** The statements about tries to put a file; whoever tries has the file's row locked. */
@Mapper
interface AttemptMapper {

    int lastAttempt(String file);

    int begin(
            @Param("file") String file,
            @Param("attempt") int attempt,
            @Param("owner") String owner,
            @Param("mark") String mark);

    /** Tries after which the file may have been there, the oldest first. */
    List<Unsettled> unsettled(String file);

    boolean wasPut(String file);

    /** Whether these books have a try of that mark. */
    boolean knows(@Param("file") String file, @Param("mark") String mark);

    /** Whether a try has not ended, is the last one of its file, and the file still waits. */
    boolean isOpen(@Param("file") String file, @Param("attempt") int attempt);

    /** Says how a try ended, unless that was said already. */
    int end(@Param("file") String file, @Param("attempt") int attempt, @Param("outcome") Outcome outcome);

    /** A try that was {@link Outcome#UNSURE}, or never ended, has put nothing. */
    int settle(@Param("file") String file, @Param("attempt") int attempt);

    /** Whatever may have been there, a person says that it is not at the bank. */
    int release(String file);

    Optional<String> encryptedCopy(
            @Param("file") String file, @Param("plainSha256") String plainSha256, @Param("keyId") String keyId);

    int recordEncryptedCopy(
            @Param("file") String file,
            @Param("plainSha256") String plainSha256,
            @Param("keyId") String keyId,
            @Param("sha256") String sha256);

    /** A try of which nobody knows how it ended; when it began is UTC. */
    record Unsettled(int attempt, String owner, String mark, LocalDateTime beganAt) {}
}

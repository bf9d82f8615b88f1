package org.tallyhouse.delivery;

import org.tallyhouse.failure.FailureReason;

/** Why a file could not be delivered. */
enum DropFault implements FailureReason {
    NO_SECRET,
    /** A key file, or the passphrase for it, does not serve. */
    WRONG_KEY,
    BAD_NAME,
    NO_FOLDER,
    NOT_REACHED,
    NOT_LET_IN,
    UNKNOWN_SERVER,
    NOT_ENCRYPTED,
    /** The system, or the bank's server, did not let it be put. */
    NOT_PUT,
    /** The system, or the sender's server, did not let it be pulled whole. */
    NOT_PULLED,
    /** Expected is what is here, actual what is there. */
    OTHER_BYTES,
    /** The file here is gone or not what was recorded. Expected is what was, actual what is here. */
    CHANGED,
    /** Somebody began to put it and never said how that ended. */
    UNSURE
}

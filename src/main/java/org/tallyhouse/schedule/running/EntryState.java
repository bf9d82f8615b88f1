package org.tallyhouse.schedule.running;

/** How far an entry is with one due time. */
public enum EntryState {
    RUNNING(false, 0),
    DONE(true, 0),
    /** Done, and a person is needed. */
    PERSON(true, 3),
    /** Input is not there; tried again. */
    WAITS(false, 75),
    /** Tried again, as the same command resumes. */
    FAILED(false, 1),
    /** Somebody else holds the lease; tried again in case they die. */
    HELD(false, 6),
    /** The command is wrong, so there is no use in trying again. */
    WRONG(true, 2),
    /** Nobody could run it when it was due, and the entry says to pass over it then. */
    SKIPPED(true, 0),
    /** It was tried as long as the entry says. */
    GIVEN_UP(true, 1);

    private final boolean isFinal;
    private final int exit;

    EntryState(boolean isFinal, int exit) {
        this.isFinal = isFinal;
        this.exit = exit;
    }

    public boolean isFinal() {
        return isFinal;
    }

    int exit() {
        return exit;
    }

    /** By the exit code of the command. */
    static EntryState ofExit(int exit) {
        return switch (exit) {
            case 0 -> DONE;
            case 2 -> WRONG;
            case 3 -> PERSON;
            case 6 -> HELD;
            case 75 -> WAITS;
            default -> FAILED;
        };
    }
}

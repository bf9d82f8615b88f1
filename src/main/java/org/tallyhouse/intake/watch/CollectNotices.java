package org.tallyhouse.intake.watch;

/** Hears what becomes of files. */
public interface CollectNotices {

    /** A file was taken in. */
    void took(String line);

    /** Done, but a person should look; this is not said again. */
    void person(String line);

    /** Not done; it is tried again the next time. */
    void failed(String line);
}

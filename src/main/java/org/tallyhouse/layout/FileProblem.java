package org.tallyhouse.layout;

import org.tallyhouse.failure.Failure;

/**
 * What is wrong in a file, which is named as its reader knows it. The path is a column, or the keys down to the place;
 * without one the line, or the file, is meant as a whole. The reason completes "line 3: currency 'RMB' …".
 */
public record FileProblem(String file, long line, String path, String value, String reason) {

    public Failure failure() {
        Failure told = Failure.told(path.isEmpty() ? FileFault.WRONG_STRUCTURE : FileFault.BAD_VALUE, reason)
                .in(file, line);
        return path.isEmpty()
                ? told
                : told.about(path, value).behind(value.isEmpty() ? "{field} " : "{field} '{value}' ");
    }

    @Override
    public String toString() {
        return failure().sentence();
    }
}

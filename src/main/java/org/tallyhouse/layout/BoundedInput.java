package org.tallyhouse.layout;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file whose parts are small: a line, a row, an element. Who reads says where a part begins; a part that
 * does not end, such as behind a quote that is never closed, is given up before it fills the memory.
 */
public final class BoundedInput extends FilterInputStream {
    /** Some hundred times what the longest part of such a file has. */
    public static final int MOST_BYTES = 1 << 20;

    private long sincePart;

    public BoundedInput(InputStream bytes) {
        super(bytes);
    }

    /** The part is longer than any part may be. */
    public static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("what begins here does not end within %d bytes".formatted(MOST_BYTES));
        }
    }

    /** Whether something failed because a part is too long. */
    public static boolean isWhy(@Nullable Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLong) {
                return true;
            }
        }
        return false;
    }

    /** The next part begins, or is about to: some bytes behind it may have been read ahead. */
    public void beginPart() {
        sincePart = 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        count(Math.max(0, some));
        return some;
    }

    private void count(int bytes) throws IOException {
        sincePart += bytes;
        if (sincePart > MOST_BYTES) {
            throw new TooLong();
        }
    }
}

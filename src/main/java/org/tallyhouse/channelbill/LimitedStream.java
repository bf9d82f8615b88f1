package org.tallyhouse.channelbill;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/** What comes out of a packed file; far more than a bill would hold is refused before it fills memory or disk. */
final class LimitedStream extends FilterInputStream {
    private static final long MOST_BYTES = 4L << 30;
    private static final long MOST_TIMES = 100;

    /** A few rows that are much alike are packed well, so that a small file says nothing by its ratio. */
    private static final long FREE_BYTES = 1 << 20;

    private final Path file;
    private final long mostBytes;
    private long read;

    /** @param packedBytes size of the file that is unpacked */
    LimitedStream(InputStream unpacked, Path file, long packedBytes) {
        super(unpacked);
        this.file = file;
        this.mostBytes = Math.min(MOST_BYTES, FREE_BYTES + MOST_TIMES * packedBytes);
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

    private void count(int bytes) {
        read += bytes;
        if (read > mostBytes) {
            throw new FileRefused(FileFault.TOO_LARGE
                    .says("{file} unpacks to more than {expected} bytes: that is no bill")
                    .in(file)
                    .figures(mostBytes, ""));
        }
    }
}

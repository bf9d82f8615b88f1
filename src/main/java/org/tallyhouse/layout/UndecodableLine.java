package org.tallyhouse.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** The line with bytes that are no text of the character set: who decodes reads ahead, and does not tell. */
public final class UndecodableLine {
    private UndecodableLine() {}

    /** From 1; the last line where all is text. */
    public static long of(InputStream bytes, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer undecoded = ByteBuffer.allocate(1 << 13);
        CharBuffer text = CharBuffer.allocate(1 << 13);
        long line = 1;
        boolean more = true;
        while (more) {
            int read = bytes.read(undecoded.array(), undecoded.position(), undecoded.remaining());
            more = read >= 0;
            undecoded.position(undecoded.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(undecoded, text, !more);
            line += text.flip().chars().filter(letter -> letter == '\n').count();
            more &= !result.isError();
            text.clear();
            undecoded.compact();
        }
        return line;
    }
}

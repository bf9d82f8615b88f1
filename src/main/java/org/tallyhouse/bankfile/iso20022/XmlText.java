package org.tallyhouse.bankfile.iso20022;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file, by its byte order mark or its declaration (XML 1.0, appendix F). The JDK's parser would
 * decode them itself, but writes to the terminal where bytes are no text.
 */
final class XmlText {
    private static final int LONGEST_DECLARATION = 512;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final String MARK_OF_UTF_8 = "\u00ef\u00bb\u00bf";

    /** Stands for bytes that are no text: no XML may have it, so that the parser refuses it where it stands. */
    private static final String NO_TEXT = "\ufffe";

    private XmlText() {}

    /** Whether a parser's message is about such bytes. */
    static boolean isNoText(String message) {
        return message.contains("0xfffe");
    }

    /**
     * @param bytes a stream that can be reset
     * @throws IllegalArgumentException if there is no encoding of the name that is declared
     */
    static Reader of(InputStream bytes) throws IOException {
        bytes.mark(LONGEST_DECLARATION);
        String begin = new String(bytes.readNBytes(LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        bytes.reset();
        if (begin.startsWith(MARK_OF_UTF_8)) {
            bytes.skipNBytes(MARK_OF_UTF_8.length());
        }
        return new InputStreamReader(
                bytes,
                charset(begin)
                        .newDecoder()
                        .replaceWith(NO_TEXT)
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static Charset charset(String begin) {
        if (begin.startsWith("\u00fe\u00ff") || begin.startsWith("\u00ff\u00fe")) {
            return StandardCharsets.UTF_16;
        }
        if (begin.startsWith("\u0000<")) {
            return StandardCharsets.UTF_16BE;
        }
        if (begin.startsWith("<\u0000")) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = ENCODING.matcher(begin.startsWith(MARK_OF_UTF_8) ? "" : begin);
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }
}

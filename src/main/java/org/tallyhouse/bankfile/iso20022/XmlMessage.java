package org.tallyhouse.bankfile.iso20022;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.ShownText;
import org.tallyhouse.layout.BoundedInput;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/**
 * An ISO 20022 message, read forward in constant memory: containers are entered and left, the small
 * parts in them are read whole. A document type declaration is refused before it is looked at, so
 * neither entities that grow nor entities of other files are ever resolved.
 */
final class XmlMessage implements AutoCloseable {
    private static final Pattern MESSAGE = Pattern.compile("(?s)^ParseError at .*?Message: ");
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    /** Far more than a transaction has; keeps a file from filling the memory with one part of it. */
    private static final int MAX_NODES = 20_000;

    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_DEPTH = 100;

    private final Path path;
    private final BoundedInput bytes;
    private final XMLStreamReader xml;

    private XmlMessage(Path path, BoundedInput bytes, XMLStreamReader xml) {
        this.path = path;
        this.bytes = bytes;
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /**
     * Opens a message and enters its {@code Document} and the one element in that.
     *
     * @param versions the messages that are understood, as {@code pain.002.001.03}
     */
    static XmlMessage open(Path path, Set<String> versions) {
        try {
            BoundedInput bytes = new BoundedInput(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
            try {
                XmlMessage message = new XmlMessage(path, bytes, factory().createXMLStreamReader(XmlText.of(bytes)));
                message.enterDocument(versions);
                return message;
            } catch (XMLStreamException | FileRefused e) {
                bytes.close();
                throw e;
            } catch (IllegalArgumentException e) {
                bytes.close();
                throw new FileRefused(
                        FileFault.UNREADABLE
                                .says("{file} line {line} is no XML: {cause}")
                                .in(path, 1)
                                .because("there is no encoding " + e.getMessage()),
                        e);
            }
        } catch (XMLStreamException e) {
            throw noXml(path, e);
        } catch (IOException e) {
            throw new FileRefused(FileFault.unreadable(path, e), e);
        }
    }

    private void enterDocument(Set<String> versions) {
        if (!nextChild() || !xml.getLocalName().equals("Document")) {
            throw refused("the first element is not Document");
        }
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        String version = namespace.startsWith(NAMESPACE) ? namespace.substring(NAMESPACE.length()) : namespace;
        if (!versions.contains(version)) {
            throw refusedAt(
                    line(),
                    FileFault.WRONG_STRUCTURE
                            .says("it is '{actual}', not one of {expected}")
                            .figures(versions.stream().sorted().toList(), version));
        }
        if (!nextChild()) {
            throw refused("Document is empty");
        }
    }

    /** Goes to the next element within the one entered last, enters it and tells whether there was one. */
    boolean nextChild() {
        for (int event = nextEvent(); event != XMLStreamConstants.END_DOCUMENT; event = nextEvent()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
        return false;
    }

    /** Of the element entered last. */
    String name() {
        return xml.getLocalName();
    }

    /** 0 behind the last line, where the parser knows none. */
    int line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    String place() {
        return "line " + line();
    }

    /** Reads the element entered last whole, and leaves it. */
    XmlNode readWhole() {
        Limits limits = new Limits();
        return readNode(limits);
    }

    private XmlNode readNode(Limits limits) {
        limits.enter();
        XmlNode node = new XmlNode(xml.getLocalName(), line());
        node.currency(xml.getAttributeValue(null, "Ccy"));
        for (int event = nextEvent(); event != XMLStreamConstants.END_ELEMENT; event = nextEvent()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                node.add(readNode(limits));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                limits.text(xml.getTextLength());
                node.append(xml.getText());
            }
        }
        limits.leave();
        return node;
    }

    /** Leaves the element entered last without looking at what is in it. */
    void skip() {
        int depth = 1;
        while (depth > 0) {
            int event = nextEvent();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    /** Reads on to the end, so that what is cut off or damaged behind the message is found too. */
    void finish() {
        while (nextEvent() != XMLStreamConstants.END_DOCUMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                throw refusedAt(
                        line(),
                        FileFault.WRONG_STRUCTURE
                                .says("element {value} stands behind the message")
                                .about("element", xml.getLocalName()));
            }
        }
    }

    private int nextEvent() {
        try {
            bytes.beginPart();
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw refused("it has a document type declaration; a bank's message has none");
            }
            return event;
        } catch (XMLStreamException e) {
            if (isEndless(e)) {
                throw new FileRefused(FileFault.endless(path, line()), e);
            }
            throw noXml(path, e);
        }
    }

    private static FileRefused noXml(Path path, XMLStreamException e) {
        return new FileRefused(
                FileFault.UNREADABLE
                        .says("{file} line {line} is no XML: {cause}")
                        .in(path, line(e))
                        .because(firstLine(e)),
                e);
    }

    /** The parser tells the cause of a failed read beside the cause of its own failure. */
    private static boolean isEndless(XMLStreamException e) {
        return BoundedInput.isWhy(e) || BoundedInput.isWhy(e.getNestedException());
    }

    private static int line(XMLStreamException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
    }

    /** The parser's message starts with the place, which is said already. */
    private static String firstLine(XMLStreamException e) {
        if (XmlText.isNoText(String.valueOf(e.getMessage()))) {
            return CauseText.of(new CharacterCodingException());
        }
        return ShownText.brief(MESSAGE.matcher(String.valueOf(e.getMessage())).replaceFirst(""));
    }

    FileRefused refused(String reason) {
        return refusedAt(line(), reason);
    }

    FileRefused refusedAt(long line, String reason) {
        return refusedAt(line, FileFault.WRONG_STRUCTURE.says(reason));
    }

    FileRefused refusedAt(long line, Failure failure) {
        return new FileRefused(failure.in(path, line));
    }

    @Override
    public void close() {
        try {
            xml.close();
            bytes.close();
        } catch (XMLStreamException | IOException e) {
            throw new FileRefused(
                    FileFault.UNREADABLE
                            .says("{file} cannot be closed: {cause}")
                            .in(path)
                            .because(e),
                    e);
        }
    }

    /** How much one part may hold, so that no file fills the memory or the stack. */
    private final class Limits {
        private int nodes;
        private int depth;
        private long text;

        void enter() {
            nodes++;
            depth++;
            require();
        }

        void leave() {
            depth--;
        }

        void text(int length) {
            text += length;
            require();
        }

        private void require() {
            if (nodes > MAX_NODES || depth > MAX_DEPTH || text > MAX_TEXT) {
                throw refused("one part of the message has more than %d elements, %d levels or %d characters"
                        .formatted(MAX_NODES, MAX_DEPTH, MAX_TEXT));
            }
        }
    }
}

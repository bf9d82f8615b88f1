package org.tallyhouse.layout;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.CauseText;

/**
 * A CSV file with a header, read by column name in constant memory. A file that is not whole is
 * refused with {@link FileRefused}.
 */
public final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setAllowMissingColumnNames(false)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");

    private final Path path;
    private final List<String> columns;
    private final @Nullable String lineColumn;

    public CsvFile(Path path, List<String> columns) {
        this(path, columns, null);
    }

    /** @param lineColumn where the file has it, it tells the line of another file that a row comes from */
    public CsvFile(Path path, List<String> columns, @Nullable String lineColumn) {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.lineColumn = lineColumn;
    }

    public Path path() {
        return path;
    }

    /** Reads the file once without taking anything in: every row is handed over, the last one included. */
    public FileFacts inspect(Consumer<FileRow> eachRow) {
        FileFacts facts = FileFacts.of(path);
        if (facts.sizeBytes() == 0) {
            throw new FileRefused(FileFault.EMPTY.says("{file} is empty").in(path));
        }
        if (!facts.endsWithLineEnd()) {
            throw new FileRefused(FileFault.cutOff(path));
        }
        facts.requireAgreementWithOkFile();
        long rows = forEach(eachRow);
        return facts.withRowCount(rows);
    }

    /** Hands over every row in order and returns how many there were. */
    public long forEach(Consumer<FileRow> eachRow) {
        try (Rows rows = open()) {
            long count = 0;
            while (rows.hasNext()) {
                eachRow.accept(rows.next());
                count++;
            }
            return count;
        }
    }

    public Rows open() {
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            skipByteOrderMark(bytes);
            BoundedInput rows = new BoundedInput(bytes);
            return new Rows(rows, CSVParser.parse(text(rows), FORMAT));
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw refused(1, e);
        }
    }

    private static Reader text(InputStream bytes) {
        return new BufferedReader(
                new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
    }

    private static void skipByteOrderMark(InputStream bytes) throws IOException {
        bytes.mark(3);
        if (!(bytes.read() == 0xEF && bytes.read() == 0xBB && bytes.read() == 0xBF)) {
            bytes.reset();
        }
    }

    private FileRefused refused(long line, Exception cause) {
        if (BoundedInput.isWhy(cause)) {
            return new FileRefused(FileFault.endless(path, line), cause);
        }
        if (cause instanceof CharacterCodingException || cause.getCause() instanceof CharacterCodingException) {
            return new FileRefused(FileFault.undecodable(path, StandardCharsets.UTF_8), cause);
        }
        return new FileRefused(FileFault.unreadable(path, line, CauseText.of(cause, path.toString())), cause);
    }

    /** The rows of an open file, in order. */
    public final class Rows implements Iterator<FileRow>, AutoCloseable {
        private final BoundedInput bytes;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private final Map<String, Integer> columnNumbers;
        private long lastLine;

        private Rows(BoundedInput bytes, CSVParser parser) {
            this.bytes = bytes;
            this.parser = parser;
            this.records = parser.iterator();
            this.columnNumbers = parser.getHeaderMap();
            this.lastLine = parser.getCurrentLineNumber();
            requireColumns();
        }

        private void requireColumns() {
            TreeSet<String> missing = new TreeSet<>(columns);
            missing.removeAll(parser.getHeaderNames());
            if (!missing.isEmpty()) {
                throw new FileRefused(FileFault.headerLacks(missing).in(path, 1));
            }
        }

        @Override
        public boolean hasNext() {
            try {
                bytes.beginPart();
                return records.hasNext();
            } catch (UncheckedIOException | IllegalStateException e) {
                throw refused(BoundedInput.isWhy(e) ? lastLine + 1 : parser.getCurrentLineNumber(), e);
            }
        }

        @Override
        public FileRow next() {
            CSVRecord next = records.next();
            long last = parser.getCurrentLineNumber();
            long line = last == lastLine + 1 ? last : last - lineBreaksWithin(next);
            lastLine = last;
            if (!next.isConsistent()) {
                throw new FileRefused(FileFault.WRONG_STRUCTURE
                        .says("{actual} fields where the header has {expected}")
                        .figures(parser.getHeaderNames().size(), next.size())
                        .in(path, line));
            }
            boolean made = lineColumn != null && next.isMapped(lineColumn);
            return new FileRow(made ? Long.parseLong(next.get(lineColumn)) : line, new CsvFields(columnNumbers, next));
        }

        /** A quoted field may hold line breaks; the parser counts them, whatever their kind. */
        private static long lineBreaksWithin(CSVRecord record) {
            long lineBreaks = 0;
            for (String field : record) {
                if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0) {
                    lineBreaks += LINE_BREAK.matcher(field).results().count();
                }
            }
            return lineBreaks;
        }

        @Override
        public void close() {
            try {
                parser.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close " + path, e);
            }
        }
    }
}

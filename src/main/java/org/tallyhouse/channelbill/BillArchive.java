package org.tallyhouse.channelbill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;

/**
 * The one file of a zip that is wanted, read as a stream. An archive with more entries or bytes than a bill has, or
 * with a name that leads out of its folder, is refused; no name in it is ever a path here.
 */
final class BillArchive {
    private static final int MOST_ENTRIES = 100;

    private BillArchive() {}

    /** What is done with the wanted file; the stream is not to be closed. */
    interface Use {
        void with(String name, InputStream bytes) throws IOException;
    }

    static void read(Path file, Charset names, Predicate<String> wanted, Use use) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                ZipInputStream zip = new ZipInputStream(bytes, names);
                InputStream limited = new LimitedStream(zip, file, Files.size(file))) {
            int entries = 0;
            int found = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                check(file, entries, entry.getName());
                if (wanted.test(entry.getName())) {
                    found++;
                    use.with(entry.getName(), limited);
                }
                limited.transferTo(OutputStream.nullOutputStream());
            }
            if (found != 1) {
                throw new FileRefused(FileFault.WRONG_STRUCTURE
                        .says("{file} is a zip of %d files, of which {actual} are the bill; there must be one"
                                .formatted(entries))
                        .in(file)
                        .figures(1, found));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FileRefused(
                    FileFault.UNREADABLE
                            .says("{file} cannot be read as a zip: {cause}")
                            .in(file)
                            .because(e),
                    e);
        }
    }

    private static void check(Path file, int entries, String name) {
        if (entries > MOST_ENTRIES) {
            throw new FileRefused(FileFault.TOO_LARGE
                    .says("{file} is a zip of more than {expected} files")
                    .in(file)
                    .figures(MOST_ENTRIES, ""));
        }
        String path = name.replace('\\', '/');
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../")) {
            throw new FileRefused(FileFault.BAD_VALUE
                    .says("{file} is a zip with the {field} '{value}', which leads out of it")
                    .in(file)
                    .about("name", name));
        }
    }
}

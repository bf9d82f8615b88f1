package org.tallyhouse.intake.file;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LayoutPurpose;
import org.tallyhouse.layout.declared.load.LayoutFolder;
import org.tallyhouse.run.HomeFolders;

/** The layouts that set-up names for a sender's files; read anew for each file, as people may have changed them. */
public final class DeclaredLayouts {
    private final HomeFolders folders;

    public DeclaredLayouts(HomeFolders folders) {
        this.folders = folders;
    }

    /** One that is wrong keeps the files of senders with a layout, and no others. */
    private LayoutFolder all(Path file) {
        try {
            return LayoutFolder.load(folders.jobs("layouts"));
        } catch (FilesRefused e) {
            String wrong = e.problems().stream().map(FileProblem::toString).collect(Collectors.joining("; "));
            throw new FileRefused(
                    FileFault.NOT_SET_UP
                            .says("the layouts in jobs/layouts are wrong, and this file is read by one: {cause}")
                            .in(file)
                            .because(wrong),
                    e);
        }
    }

    /** @throws FileRefused if there is none of the name for the purpose; the message says what to do */
    public Layout find(String name, LayoutPurpose purpose, Path file) {
        Layout layout = all(file)
                .lookUp(name)
                .orElseThrow(() -> new FileRefused(FileFault.NOT_SET_UP
                        .says("there is no layout jobs/layouts/{value}.yml, which the set-up names for it: add it, or"
                                + " correct the set-up")
                        .in(file)
                        .about("layout", name)));
        if (layout.purpose() != purpose) {
            throw new FileRefused(FileFault.NOT_SET_UP
                    .says("the layout {value} is for {actual}, not for {expected}: correct the set-up")
                    .in(file)
                    .about("layout", name)
                    .figures(purpose.label(), layout.purpose().label()));
        }
        return layout;
    }
}

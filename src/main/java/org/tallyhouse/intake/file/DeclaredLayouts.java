package org.tallyhouse.intake.file;

import java.nio.file.Path;
import org.tallyhouse.layout.FileRefused;
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

    /** @throws FileRefused if there is none of the name for the purpose; the message says what to do */
    public Layout find(String name, LayoutPurpose purpose, Path file) {
        Layout layout = LayoutFolder.load(folders.jobs("layouts"))
                .lookUp(name)
                .orElseThrow(() -> new FileRefused(
                        "%s: there is no layout jobs/layouts/%s.yml, which the set-up names for it: add it, or correct the set-up"
                                .formatted(file, name)));
        if (layout.purpose() != purpose) {
            throw new FileRefused("%s: the layout %s is for %s, not for %s: correct the set-up"
                    .formatted(file, name, layout.purpose().label(), purpose.label()));
        }
        return layout;
    }
}

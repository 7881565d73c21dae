package io.watchfloor.app.commands.journal;

import io.watchfloor.app.UserError;
import io.watchfloor.journal.Anchor;
import io.watchfloor.journal.AnchorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The anchors that a verification compares with.
///
/// @param known   from every file that was named or noted
/// @param missing  files that were noted and are not there
/// @param expected chains that were anchored from this folder: their files must be there
record Anchors(List<Anchor> known, List<Path> missing, Set<String> expected) {
    Anchors {
        known = List.copyOf(known);
        expected = Set.copyOf(expected);
        missing = List.copyOf(missing);
    }

    /// @param named files that must be there
    /// @param folder whose notes name others
    static Anchors read(List<Path> named, Path folder) {
        List<Anchor> known = new ArrayList<>();
        Set<Path> missing = new LinkedHashSet<>();
        Set<String> expected = new LinkedHashSet<>();
        try {
            Set<Path> files = new LinkedHashSet<>();
            for (Path file : named) {
                if (!Files.exists(file)) {
                    throw new UserError("there is no anchor file " + file);
                }
                files.add(file.toAbsolutePath().normalize());
            }
            for (AnchorFile.Noted noted : AnchorFile.noted(folder)) {
                expected.add(noted.console());
                (Files.exists(noted.file()) ? files : missing).add(noted.file());
            }
            for (Path file : files) {
                known.addAll(AnchorFile.read(file));
            }
        } catch (IOException unreadable) {
            throw new UserError("anchors cannot be read: " + unreadable.getMessage());
        }
        return new Anchors(known, List.copyOf(missing), expected);
    }
}

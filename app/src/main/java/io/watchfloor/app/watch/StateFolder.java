package io.watchfloor.app.watch;

import io.watchfloor.app.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a console keeps its journal and recordings: `$XDG_STATE_HOME/watchfloor/<estate>`.
public final class StateFolder {
    private StateFolder() {}

    /// The folder for an estate, made when missing.
    ///
    /// @throws UserError when it cannot be made or written
    public static Path of(String estate) {
        String base = System.getenv("XDG_STATE_HOME");
        Path folder = (base == null || base.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(base))
                .resolve("watchfloor")
                .resolve(estate);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError("cannot write to " + folder + ": set XDG_STATE_HOME to a folder that can be written");
        }
        if (!Files.isWritable(folder)) {
            throw new UserError("cannot write to " + folder + ": set XDG_STATE_HOME to a folder that can be written");
        }
        return folder;
    }
}

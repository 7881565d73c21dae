package io.watchfloor.app.window;

import io.watchfloor.presentation.locks.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers hidden columns, one a line, in `$XDG_CONFIG_HOME/watchfloor/hidden-columns`. Where that cannot be read or
/// written they last for one start.
record ColumnsFile(Path file) implements Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnsFile.class);

    /// The file of whoever runs this.
    static ColumnsFile ofUser() {
        String base = System.getenv("XDG_CONFIG_HOME");
        Path folder =
                base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(base);
        return new ColumnsFile(folder.resolve("watchfloor").resolve("hidden-columns"));
    }

    @Override
    public Set<String> hiddenColumns() {
        try {
            return Files.exists(file) ? Set.copyOf(new TreeSet<>(Files.readAllLines(file))) : Set.of();
        } catch (IOException e) {
            LOG.info("hidden columns could not be read from {}", file, e);
            return Set.of();
        }
    }

    @Override
    public void hideColumns(Set<String> titles) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, new TreeSet<>(titles));
        } catch (IOException e) {
            LOG.info("hidden columns could not be written to {}", file, e);
        }
    }
}
